import type { PeriodRulesChange, PeriodRulesPage, PeriodRulesPreview } from "../../../shared/api/period-rules.ts";
import { callServer } from "./client.ts";

const of = (unitId: number, rest: string) => `/units/${unitId}/${rest}`;

export const readPeriodRules = (token: string, unitId: number) =>
  callServer<PeriodRulesPage>(of(unitId, "period-rules"), { token });

/** What would follow; nothing is kept. */
export const previewPeriodRules = (token: string, unitId: number, change: PeriodRulesChange) =>
  callServer<PeriodRulesPreview>(of(unitId, "period-rules/preview"), { method: "POST", token, body: change });

export const changePeriodRules = (token: string, unitId: number, change: PeriodRulesChange) =>
  callServer<PeriodRulesPage>(of(unitId, "period-rules"), { method: "PATCH", token, body: change });

export const lockPeriod = (token: string, unitId: number, period: string) =>
  callServer<PeriodRulesPage>(of(unitId, `periods/${period}/lock`), { method: "POST", token, body: {} });

export const reopenPeriod = (token: string, unitId: number, period: string, days: number) =>
  callServer<PeriodRulesPage>(of(unitId, `periods/${period}/reopen`), { method: "POST", token, body: { days } });

export const setDayOff = (token: string, unitId: number, day: string, said: { isOff: boolean; name: string }) =>
  callServer<PeriodRulesPage>(of(unitId, `days-off/${day}`), { method: "POST", token, body: said });

export const resetDayOff = (token: string, unitId: number, day: string) =>
  callServer<PeriodRulesPage>(of(unitId, `days-off/${day}`), { method: "DELETE", token });
