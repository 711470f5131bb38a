import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { announcementAcknowledgements } from "../../db/schema/index.ts";

/** An answer to something older answers nothing. */
const answersWithinMs = 30 * 24 * 3_600_000;

interface Answer {
  communeId: number;
  /** Undefined: the newest that the person or the team got. */
  announcementId?: number | undefined;
  /** Undefined for somebody in a team's group whom we do not know. */
  personId: number | undefined;
  /** The teams the person speaks for; in a group its team alone. */
  teamIds: readonly number[];
  now: Date;
}

/** "Đã nắm". Returns the announcement that was answered; undefined when there is none that went to them. Twice is once. */
export async function acknowledge(tx: Transaction, answer: Answer): Promise<{ id: number; text: string } | undefined> {
  const found = await findAsked(tx, answer);
  if (!found) return undefined;
  const { personId, teamIds, communeId, now } = answer;
  if (personId !== undefined) {
    await tx
      .insert(announcementAcknowledgements)
      .values({ communeId, announcementId: found.id, personId, at: now })
      .onConflictDoNothing();
  }
  await tx.execute(sql`
    update announcement_recipients set acknowledged_at = ${now}
    where announcement_id = ${found.id} and acknowledged_at is null and ${isTheirs({ personId, teamIds })}`);
  return found;
}

function isTheirs({ personId, teamIds }: Pick<Answer, "personId" | "teamIds">) {
  const ofTeam = sql`team_id = any(${sql.param(teamIds)}::int[])`;
  return personId === undefined ? ofTeam : sql`(person_id = ${personId} or ${ofTeam})`;
}

async function findAsked(
  tx: Transaction,
  { communeId, announcementId, personId, teamIds, now }: Answer,
): Promise<{ id: number; text: string } | undefined> {
  const since = new Date(now.getTime() - answersWithinMs);
  const { rows } = await tx.execute<{ id: number; text: string }>(sql`
    select a.id, a.text from announcements a
    where a.commune_id = ${communeId} and a.asks_acknowledgement and a.started_at > ${since}
      ${announcementId === undefined ? sql`` : sql`and a.id = ${announcementId}`}
      and exists (select from announcement_recipients r
        where r.announcement_id = a.id and ${isTheirs({ personId, teamIds })}
          and (r.outbound_message_id is not null or r.told_at is not null))
    order by a.started_at desc limit 1`);
  return rows[0];
}

/** Those who got it and have not answered are asked again, once a day at most. False when that was done already. */
export async function nudgeSilent(tx: Transaction, { id, now }: { id: number; now: Date }): Promise<boolean> {
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
  const { rowCount } = await tx.execute(sql`
    update announcements set nudged_at = ${now}
    where id = ${id} and asks_acknowledgement and state in ('sending', 'done') and (nudged_at is null or nudged_at <= ${dayAgo})`);
  return rowCount === 1;
}
