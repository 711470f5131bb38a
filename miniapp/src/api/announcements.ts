import type {
  AnnouncementChange,
  AnnouncementInput,
  AnnouncementList,
  AnnouncementView,
  CommuneNames,
  PictureKept,
  PlanAnswer,
  PlanRequest,
  PublicAnnouncements,
  ReadableAnnouncements,
  RecipientList,
  RecipientStateName,
} from "../../../shared/api/announcement.ts";
import { callServer } from "./client.ts";

export const readAnnouncements = (token: string, unitId: number, cursor?: string) =>
  callServer<AnnouncementList>(`/units/${unitId}/announcements${cursor ? `?cursor=${cursor}` : ""}`, { token });

export const planAnnouncement = (token: string, unitId: number, body: PlanRequest) =>
  callServer<PlanAnswer>(`/units/${unitId}/announcement-plans`, { method: "POST", token, body });

export const createAnnouncement = (token: string, unitId: number, body: AnnouncementInput) =>
  callServer<AnnouncementView>(`/units/${unitId}/announcements`, { method: "POST", token, body });

export const changeAnnouncement = (token: string, id: number, body: AnnouncementChange) =>
  callServer<AnnouncementView>(`/announcements/${id}`, { method: "PATCH", token, body });

export const readAnnouncement = (token: string, id: number) =>
  callServer<AnnouncementView>(`/announcements/${id}`, { token });

/** What is done with one announcement; each answers with what it then looks like. */
export type Deed =
  | { path: "send"; body: { reach: number } }
  | { path: "test"; body: undefined }
  | { path: "nudge"; body: undefined }
  | { path: "course"; body: { change: "pause" | "resume" | "cancel" } }
  | { path: "approval"; body: { approve: boolean } }
  | { path: `recipients/${number}/work`; body: { work: "resend" | "told" } };

export const doWithAnnouncement = (token: string, id: number, { path, body }: Deed) =>
  callServer<AnnouncementView>(`/announcements/${id}/${path}`, { method: "POST", token, body });

export function readRecipients(
  token: string,
  id: number,
  { states, cursor }: { states: readonly RecipientStateName[]; cursor?: string | undefined },
): Promise<RecipientList> {
  const query = new URLSearchParams(states.map((state) => ["state", state]));
  if (cursor) query.set("cursor", cursor);
  return callServer<RecipientList>(`/announcements/${id}/recipients?${query}`, { token });
}

export const keepPicture = (token: string, unitId: number, picture: Blob) =>
  callServer<PictureKept>(`/units/${unitId}/announcement-pictures`, { method: "POST", token, body: picture });

export const readMyAnnouncements = (token: string) => callServer<ReadableAnnouncements>("/my-announcements", { token });

export const acknowledgeAnnouncement = (token: string, id: number) =>
  callServer<ReadableAnnouncements>(`/announcements/${id}/acknowledgement`, { method: "POST", token });

export const findCommunes = (q: string) => callServer<CommuneNames>(`/communes?q=${encodeURIComponent(q)}`);

/** Needs no login. */
export const readPublicAnnouncements = (communeId: number, village: number | undefined) =>
  callServer<PublicAnnouncements>(
    `/communes/${communeId}/public-announcements${village === undefined ? "" : `?village=${village}`}`,
  );
