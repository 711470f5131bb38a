import type { ForgottenPeople, MessageWish, OwnData, OwnDataCorrection } from "../../../shared/api/personal-data.ts";
import { callForFile, callServer } from "./client.ts";

export const readOwnData = (token: string) => callServer<OwnData>("/me/personal-data", { token });

/** Needs no login. */
export const readForgotten = (ids: readonly number[]) =>
  callServer<ForgottenPeople>(`/forgotten-people?ids=${ids.join(",")}`);

export const readOwnDataFile = (token: string, format: "csv" | "json") =>
  callForFile(`/me/personal-data/file?format=${format}`, { token });

export const correctOwnData = (token: string, body: OwnDataCorrection) =>
  callServer<OwnData>("/me/personal-data", { method: "PATCH", token, body });

export const wishMessages = (token: string, body: MessageWish) =>
  callServer<OwnData>("/me/messages", { method: "PUT", token, body });

export const withdrawConsent = (token: string) => callServer<void>("/me/withdrawal", { method: "POST", token });

export const eraseOwnData = (token: string) => callServer<void>("/me/personal-data", { method: "DELETE", token });
