import type { Overview } from "../../../shared/api/overview.ts";
import { callServer } from "./client.ts";

export const readOverview = (token: string, unitId: number) =>
  callServer<Overview>(`/units/${unitId}/overview`, { token });
