import type { GuideBook } from "../../../shared/api/guide.ts";
import { callServer } from "./client.ts";

/** All guides at once, for searching and reading without network: of a commune, or ours alone when it is not known. */
export const readGuideBook = (communeId?: number) =>
  callServer<GuideBook>(`/guide-book${communeId === undefined ? "" : `?commune=${communeId}`}`);
