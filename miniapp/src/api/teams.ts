import type { ReportList, TeamHome } from "../../../shared/api/team.ts";
import { callServer } from "./client.ts";

export const readTeam = (token: string, teamId: number) => callServer<TeamHome>(`/teams/${teamId}`, { token });

export const readTeamReports = (token: string, teamId: number, cursor?: string) =>
  callServer<ReportList>(`/teams/${teamId}/reports${cursor ? `?cursor=${cursor}` : ""}`, { token });
