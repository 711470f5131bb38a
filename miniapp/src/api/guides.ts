import type { GuideBook, GuideList, GuidePage } from "../../../shared/api/guide.ts";
import { callServer } from "./client.ts";

/** Which commune's guides; ours alone when it is not known. */
const of = (communeId: number | undefined) => (communeId === undefined ? "" : `commune=${communeId}`);

export const listGuides = (communeId?: number) => callServer<GuideList>(`/guides?${of(communeId)}`);

export const findGuides = (question: string, communeId?: number) =>
  callServer<GuideList>(`/guides?q=${encodeURIComponent(question)}&${of(communeId)}`);

export const readGuide = (slug: string, communeId?: number) =>
  callServer<GuidePage>(`/guides/${encodeURIComponent(slug)}?${of(communeId)}`);

/** Everything at once, for searching and reading without network. */
export const readGuideBook = (communeId?: number) => callServer<GuideBook>(`/guide-book?${of(communeId)}`);
