import type { ApiError } from "../../../shared/api/common.ts";
import type { ReopeningAnswer } from "../../../shared/api/period-rules.ts";
import { type CallFailed, callServer } from "./client.ts";

/** The period whose figures are closed, when that is why a report was refused. */
export function closedPeriodOf({ code, answer }: CallFailed): string | undefined {
  return code === "period_locked" ? (answer as ApiError).error.period : undefined;
}

/** Asks the officers to open a closed period for the team again. */
export const askReopening = (token: string, teamId: number, period: string) =>
  callServer<ReopeningAnswer>(`/teams/${teamId}/reopening-requests`, { method: "POST", token, body: { period } });
