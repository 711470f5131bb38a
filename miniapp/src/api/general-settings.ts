import type { GeneralSettings, GeneralSettingsPage } from "../../../shared/api/commune-settings.ts";
import { callServer } from "./client.ts";

export const readGeneralSettings = (token: string, unitId: number) =>
  callServer<GeneralSettingsPage>(`/units/${unitId}/settings`, { token });

export const saveGeneralSettings = (token: string, unitId: number, body: GeneralSettings) =>
  callServer<GeneralSettingsPage>(`/units/${unitId}/settings`, { method: "PUT", token, body });
