import type { GuideBook, GuideList } from "../../../shared/api/guide.ts";
import { callServer } from "./client.ts";

/** All guides at once, for reading without network: of a commune, or ours alone when it is not known. */
export const readGuideBook = (communeId?: number) =>
  callServer<GuideBook>(`/guide-book${communeId === undefined ? "" : `?commune=${communeId}`}`);

/** Guides for a question in anybody's own words, found as the chat finds them. */
export const findGuides = (question: string, communeId?: number) =>
  callServer<GuideList>(
    `/guides?${new URLSearchParams({ q: question, ...(communeId === undefined ? {} : { commune: String(communeId) }) })}`,
  );
