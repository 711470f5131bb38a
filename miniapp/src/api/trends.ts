import type { Trend } from "../../../shared/api/trend.ts";
import { callServer } from "./client.ts";

export const readTrend = (token: string, of: "units" | "teams", id: number) =>
  callServer<Trend>(`/${of}/${id}/trend`, { token });
