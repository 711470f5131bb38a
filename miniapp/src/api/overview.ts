import type { Overview, RemindersQueued } from "../../../shared/api/overview.ts";
import { callServer } from "./client.ts";

export const readOverview = (token: string, unitId: number) =>
  callServer<Overview>(`/units/${unitId}/overview`, { token });

export const remindMissing = (token: string, unitId: number) =>
  callServer<RemindersQueued>(`/units/${unitId}/reminders`, { method: "POST", token });
