import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";

export const shownForMs = 90 * 24 * 3_600_000;
const mostShown = 50;

export interface PublicAnnouncement {
  id: number;
  text: string;
  urgent: boolean;
  unitName: string;
  imageUrl: string | undefined;
  sentAt: Date;
}

/**
 * What a commune lets everybody read, newest first; with a village only what was meant for it as well. Nothing that has not been
 * sent: before that it may still be changed.
 */
export async function publicAnnouncements(
  tx: Transaction,
  { communeId, villageUnitId, now }: { communeId: number; villageUnitId: number | undefined; now: Date },
): Promise<PublicAnnouncement[]> {
  const meantThere = sql`exists (
    select from announcement_recipients r where r.announcement_id = a.id and r.unit_id = ${villageUnitId ?? null}::int)`;
  const { rows } = await tx.execute<{
    id: number;
    text: string;
    urgent: boolean;
    unit_name: string;
    image_url: string | null;
    started_at: string;
  }>(sql`
    select a.id, a.text, a.urgent, u.name as unit_name, a.image_url, a.started_at
    from announcements a join units u on u.id = a.unit_id
    where a.commune_id = ${communeId} and a.is_public and a.started_at > ${new Date(now.getTime() - shownForMs)}
      and ${villageUnitId === undefined ? sql`true` : meantThere}
    order by a.started_at desc limit ${mostShown}`);
  return rows.map(({ id, text, urgent, unit_name, image_url, started_at }) => ({
    ...{ id, text, urgent, unitName: unit_name, imageUrl: image_url ?? undefined, sentAt: new Date(started_at) },
  }));
}
