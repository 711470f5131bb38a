import { and, desc, eq, inArray, lt, ne, type SQL } from "drizzle-orm";
import { SendPlan } from "../../../shared/api/announcement.ts";
import type { Transaction } from "../../db/connection.ts";
import { announcements } from "../../db/schema/index.ts";
import { Audience } from "./meant.ts";

export type AnnouncementState = (typeof announcements.$inferSelect)["state"];

export interface Announcement {
  id: number;
  communeId: number;
  unitId: number;
  byPersonId: number | undefined;
  text: string;
  imageUrl: string | undefined;
  urgent: boolean;
  asksAcknowledgement: boolean;
  isPublic: boolean;
  state: AnnouncementState;
  audience: Audience;
  /** The forecast when it was confirmed. */
  plan: SendPlan | undefined;
  createdAt: Date;
  /** Not before; undefined for a draft that goes at once. */
  sendAt: Date | undefined;
  startedAt: Date | undefined;
  endedAt: Date | undefined;
  approvalExpiresAt: Date | undefined;
  approvedByPersonId: number | undefined;
  nudgedAt: Date | undefined;
}

export async function findAnnouncement(tx: Transaction, id: number): Promise<Announcement | undefined> {
  const [row] = await tx.select().from(announcements).where(eq(announcements.id, id));
  return row && toAnnouncement(row);
}

/** Whoever changes its course holds this lock; the others wait. */
export async function lockAnnouncement(tx: Transaction, id: number): Promise<Announcement | undefined> {
  const [row] = await tx.select().from(announcements).where(eq(announcements.id, id)).for("update");
  return row && toAnnouncement(row);
}

interface Wanted {
  unitIds: readonly number[];
  /** All when absent, but for drafts that were dropped. */
  states?: readonly AnnouncementState[] | undefined;
  /** Only older ones: the last id of the page before. */
  before?: number | undefined;
  limit: number;
}

/** What was confirmed at some time: sent, waiting, paused or cancelled afterwards. */
export const confirmedStates = ["awaiting_approval", "scheduled", "sending", "paused", "done"] as const;

/** Those of these units, newest first. */
export async function listAnnouncements(
  tx: Transaction,
  { unitIds, states, before, limit }: Wanted,
): Promise<Announcement[]> {
  const rows = await tx
    .select()
    .from(announcements)
    .where(
      and(
        inArray(announcements.unitId, [...unitIds]),
        states ? inArray(announcements.state, [...states]) : ne(announcements.state, "draft"),
        before === undefined ? undefined : lt(announcements.id, before),
      ),
    )
    .orderBy(desc(announcements.id))
    .limit(limit);
  return rows.map(toAnnouncement);
}

export async function changeAnnouncement(
  tx: Transaction,
  id: number,
  change: Partial<typeof announcements.$inferInsert>,
  where?: SQL,
): Promise<void> {
  await tx
    .update(announcements)
    .set(change)
    .where(and(eq(announcements.id, id), where));
}

export function toAnnouncement(row: typeof announcements.$inferSelect): Announcement {
  const { id, communeId, unitId, text, urgent, asksAcknowledgement, isPublic, state, createdAt } = row;
  return {
    ...{ id, communeId, unitId, text, urgent, asksAcknowledgement, isPublic, state, createdAt },
    byPersonId: row.byPersonId ?? undefined,
    imageUrl: row.imageUrl ?? undefined,
    audience: Audience.parse(row.audience),
    plan: SendPlan.safeParse(row.plan).data,
    sendAt: row.sendAt ?? undefined,
    startedAt: row.startedAt ?? undefined,
    endedAt: row.endedAt ?? undefined,
    approvalExpiresAt: row.approvalExpiresAt ?? undefined,
    approvedByPersonId: row.approvedByPersonId ?? undefined,
    nudgedAt: row.nudgedAt ?? undefined,
  };
}
