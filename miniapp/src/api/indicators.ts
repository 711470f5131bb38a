import type { IndicatorList } from "../../../shared/api/indicator.ts";
import { callServer } from "./client.ts";

export const readIndicators = (token: string) => callServer<IndicatorList>("/indicators", { token });
