import type {
  AnnouncementSummary,
  AnnouncementView,
  Progress,
  RecipientView,
} from "../../../shared/api/announcement.ts";
import { mayOnUnit } from "../../services/access.ts";
import type { Announcement } from "../../services/announcements/announcement.ts";
import { needsApproval } from "../../services/announcements/confirm.ts";
import { planAnnouncement } from "../../services/announcements/drafts.ts";
import { messageOf } from "../../services/announcements/message.ts";
import { acknowledgedByUnit, progressOf, type RecipientState } from "../../services/announcements/progress.ts";
import { readCommune } from "../../services/communes.ts";
import type { Caller } from "./authentication.ts";

export function toSummary(announcement: Announcement, progress: Progress | undefined): AnnouncementSummary {
  const { id, text, urgent, state, asksAcknowledgement, isPublic, createdAt, sendAt, endedAt } = announcement;
  return {
    ...{ id, text, urgent, state, asksAcknowledgement, isPublic, createdAt: createdAt.toISOString() },
    ...(sendAt ? { sendAt: sendAt.toISOString() } : {}),
    ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
    ...(progress ? { progress } : {}),
  };
}

/** Everything of one announcement; of a draft with the plan of this moment. */
export async function viewOf(caller: Caller, announcement: Announcement, now: Date): Promise<AnnouncementView> {
  const { tx, communeId, person } = caller;
  const commune = await readCommune(tx, communeId);
  const isDraft = announcement.state === "draft";
  const plan = isDraft ? await planAnnouncement(tx, { commune, announcement, now }) : announcement.plan;
  const { id, unitId, audience, imageUrl, approvalExpiresAt, nudgedAt, byPersonId } = announcement;
  const isWaiting = announcement.state === "awaiting_approval";
  return {
    ...toSummary(announcement, isDraft ? undefined : await progressOf(tx, id)),
    ...{ unitId, audience },
    ...(imageUrl === undefined ? {} : { imageUrl }),
    preview: messageOf(commune, "group", announcement).text,
    ...(plan ? { plan } : {}),
    needsApproval: plan !== undefined && needsApproval(commune, plan),
    ...(approvalExpiresAt && isWaiting ? { approvalExpiresAt: approvalExpiresAt.toISOString() } : {}),
    mayApprove: isWaiting && byPersonId !== person.id && (await mayOnUnit(tx, person, "approve_announcements", unitId)),
    maySend: await mayOnUnit(tx, person, "announce", unitId),
    ...(nudgedAt ? { nudgedAt: nudgedAt.toISOString() } : {}),
    acknowledged: announcement.asksAcknowledgement
      ? (await acknowledgedByUnit(tx, id)).map(({ name, got, acknowledged, silent }) => ({
          name,
          got,
          acknowledged,
          silent,
        }))
      : [],
  };
}

export function toRecipientView({ id, kind, name, state, reason, ...times }: RecipientState): RecipientView {
  return {
    ...{ id, kind, name, state },
    ...(reason === undefined ? {} : { reason }),
    ...(times.acknowledgedAt ? { acknowledgedAt: times.acknowledgedAt.toISOString() } : {}),
    ...(times.seenAt ? { seenAt: times.seenAt.toISOString() } : {}),
    ...(times.toldAt ? { toldAt: times.toldAt.toISOString() } : {}),
  };
}
