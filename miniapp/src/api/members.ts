import type {
  CommuneDoor,
  DirectoryTeam,
  HandOverInput,
  JoinInvitation,
  MemberChange,
  MemberInput,
  MemberList,
  MemberMove,
  TeamDirectory,
} from "../../../shared/api/members.ts";
import { callServer } from "./client.ts";

export const readMembers = (token: string, teamId: number, cursor?: string) =>
  callServer<MemberList>(`/teams/${teamId}/members${cursor ? `?cursor=${cursor}` : ""}`, { token });

export const addMember = (token: string, teamId: number, body: MemberInput) =>
  callServer<MemberList>(`/teams/${teamId}/members`, { method: "POST", token, body });

export const changeMember = (token: string, teamId: number, personId: number, body: MemberChange) =>
  callServer<MemberList>(`/teams/${teamId}/members/${personId}`, { method: "PATCH", token, body });

export const removeMember = (token: string, teamId: number, personId: number) =>
  callServer<MemberList>(`/teams/${teamId}/members/${personId}`, { method: "DELETE", token });

export const moveMember = (token: string, teamId: number, personId: number, body: MemberMove) =>
  callServer<MemberList>(`/teams/${teamId}/members/${personId}/moves`, { method: "POST", token, body });

export const mergeMember = (
  token: string,
  teamId: number,
  personId: number,
  into: { intoPersonId: number; intoTeamId: number },
) =>
  callServer<MemberList>(`/teams/${teamId}/members/${personId}/merge`, {
    method: "POST",
    token,
    body: into,
  });

export const handOver = (token: string, teamId: number, body: HandOverInput) =>
  callServer<MemberList>(`/teams/${teamId}/hand-over`, { method: "POST", token, body });

export const readJoinCode = (token: string, teamId: number) =>
  callServer<JoinInvitation>(`/teams/${teamId}/join-code`, { token });

export const renewJoinCode = (token: string, teamId: number, current: string) =>
  callServer<JoinInvitation>(`/teams/${teamId}/join-code`, { method: "POST", token, body: { current } });

/** Needs no login. */
export const readCommuneDoor = (communeId: number) => callServer<CommuneDoor>(`/communes/${communeId}`);

/** All teams of a commune, to choose one of them: tens. */
export async function readAllTeams(token: string, communeId: number): Promise<DirectoryTeam[]> {
  const teams: DirectoryTeam[] = [];
  let next: string | undefined = "";
  while (next !== undefined) {
    const page: TeamDirectory = await readTeamDirectory(token, communeId, next ? { cursor: next } : {});
    teams.push(...page.teams);
    next = page.next;
  }
  return teams;
}

export const readTeamDirectory = (token: string, unitId: number, query: Record<string, string>) =>
  callServer<TeamDirectory>(`/units/${unitId}/teams?${new URLSearchParams(query)}`, { token });
