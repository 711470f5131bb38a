import type { TargetHistory, TargetInput, TargetView, TeamTargets, UnitTargets } from "../../../shared/api/target.ts";
import { callServer } from "./client.ts";

export const readUnitTargets = (token: string, unitId: number, which: "current" | "past" = "current") =>
  callServer<UnitTargets>(`/units/${unitId}/targets?which=${which}`, { token });

export const setTarget = (token: string, unitId: number, body: TargetInput) =>
  callServer<TargetView>(`/units/${unitId}/targets`, { method: "POST", token, body });

export const removeTarget = (token: string, targetId: number) =>
  callServer<void>(`/targets/${targetId}`, { method: "DELETE", token });

export const readTargetHistory = (token: string, targetId: number) =>
  callServer<TargetHistory>(`/targets/${targetId}/history`, { token });

export const readTeamTargets = (token: string, teamId: number) =>
  callServer<TeamTargets>(`/teams/${teamId}/targets`, { token });
