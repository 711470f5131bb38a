import type {
  OneTarget,
  TargetHistory,
  TargetInput,
  TargetSizeInput,
  TargetView,
  TeamTargets,
  UnitTargets,
} from "../../../shared/api/target.ts";
import { callServer } from "./client.ts";

interface Page {
  which?: "current" | "past";
  cursor?: string;
}

export const readUnitTargets = (token: string, unitId: number, page: Page = {}) =>
  callServer<UnitTargets>(`/units/${unitId}/targets?${new URLSearchParams({ ...page })}`, { token });

export const readTarget = (token: string, targetId: number) => callServer<OneTarget>(`/targets/${targetId}`, { token });

export const changeTarget = (token: string, targetId: number, body: TargetSizeInput) =>
  callServer<TargetView>(`/targets/${targetId}`, { method: "PUT", token, body });

export const setTarget = (token: string, unitId: number, body: TargetInput) =>
  callServer<TargetView>(`/units/${unitId}/targets`, { method: "POST", token, body });

export const removeTarget = (token: string, targetId: number) =>
  callServer<void>(`/targets/${targetId}`, { method: "DELETE", token });

export const readTargetHistory = (token: string, targetId: number) =>
  callServer<TargetHistory>(`/targets/${targetId}/history`, { token });

export const readTeamTargets = (token: string, teamId: number) =>
  callServer<TeamTargets>(`/teams/${teamId}/targets`, { token });
