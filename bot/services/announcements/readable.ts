import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import type { KnownPerson } from "../people/known-person.ts";
import { shownForMs } from "./public.ts";

const mostShown = 100;

export interface Readable {
  id: number;
  text: string;
  urgent: boolean;
  unitName: string;
  imageUrl: string | undefined;
  sentAt: Date;
  asksMe: boolean;
  acknowledged: boolean;
}

/** What went to the person, to a team of theirs, to the residents of where they live, or is for everybody; newest first. Never what was cancelled unsent. */
export async function readableAnnouncements(
  tx: Transaction,
  { person, communeId, now }: { person: KnownPerson; communeId: number; now: Date },
): Promise<Readable[]> {
  const teamIds = person.memberships.map((held) => held.teamId);
  const mine = sql`(r.person_id = ${person.id} or r.team_id = any(${sql.param(teamIds)}::int[]))`;
  const home = person.villageUnitId ?? communeId;
  const { rows } = await tx.execute<{
    id: number;
    text: string;
    urgent: boolean;
    unit_name: string;
    image_url: string | null;
    started_at: string;
    asks_me: boolean;
    acknowledged: boolean;
  }>(sql`
    select a.id, a.text, a.urgent, u.name as unit_name, a.image_url, a.started_at,
      a.asks_acknowledgement and mine.is_mine as asks_me,
      exists (select from announcement_acknowledgements k where k.announcement_id = a.id and k.person_id = ${person.id}) as acknowledged
    from announcements a join units u on u.id = a.unit_id
    cross join lateral (
      select coalesce(bool_or(${mine}), false) as is_mine,
        coalesce(bool_or(r.unit_id = ${home} and (a.audience->>'residents')::boolean), false) as is_near
      from announcement_recipients r where r.announcement_id = a.id and (${mine} or r.unit_id = ${home})) mine
    where a.commune_id = ${communeId} and a.started_at > ${new Date(now.getTime() - shownForMs)} and (mine.is_mine or mine.is_near or a.is_public)
    order by a.started_at desc limit ${mostShown}`);
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    urgent: row.urgent,
    unitName: row.unit_name,
    imageUrl: row.image_url ?? undefined,
    sentAt: new Date(row.started_at),
    asksMe: row.asks_me,
    acknowledged: row.acknowledged,
  }));
}
