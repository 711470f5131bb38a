import type { Calls, ReportHistory, ReportMessage, TeamScore, UnitOversight } from "../../../shared/api/oversight.ts";
import type { ScoreRules, ScoreRulesPage } from "../../../shared/api/score-rules.ts";
import { callServer } from "./client.ts";

export const readOversight = (token: string, unitId: number) =>
  callServer<UnitOversight>(`/units/${unitId}/oversight`, { token });

export const readCalls = (token: string, unitId: number) => callServer<Calls>(`/units/${unitId}/calls`, { token });

export const markCalled = (token: string, unitId: number, teamId: number) =>
  callServer<Calls>(`/units/${unitId}/calls`, { method: "POST", token, body: { teamId } });

export const unmarkCalled = (token: string, unitId: number, teamId: number) =>
  callServer<Calls>(`/units/${unitId}/calls/${teamId}`, { method: "DELETE", token });

export const readScore = (token: string, teamId: number) => callServer<TeamScore>(`/teams/${teamId}/score`, { token });

export const readReportHistory = (token: string, reportId: number) =>
  callServer<ReportHistory>(`/reports/${reportId}/history`, { token });

export const readReportMessage = (token: string, reportId: number) =>
  callServer<ReportMessage>(`/reports/${reportId}/message`, { token });

export const readScoreRules = (token: string, unitId: number) =>
  callServer<ScoreRulesPage>(`/units/${unitId}/score-rules`, { token });

export const saveScoreRules = (token: string, unitId: number, rules: ScoreRules) =>
  callServer<ScoreRulesPage>(`/units/${unitId}/score-rules`, { method: "PUT", token, body: rules });
