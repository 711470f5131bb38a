import { eq, sql } from "drizzle-orm";
import { withScope } from "../../../bot/db/connection.ts";
import { officialAccounts } from "../../../bot/db/schema/index.ts";
import { type Announcement, findAnnouncement } from "../../../bot/services/announcements/announcement.ts";
import { confirmAnnouncement } from "../../../bot/services/announcements/confirm.ts";
import { draftAnnouncement } from "../../../bot/services/announcements/drafts.ts";
import { everyTeam } from "../../../bot/services/announcements/meant.ts";
import { progressOf } from "../../../bot/services/announcements/progress.ts";
import { readCommune } from "../../../bot/services/communes.ts";
import { makePerson, type TestCommune } from "../../helpers/commune.ts";
import type { TestDatabase } from "../../helpers/test-database.ts";
import { testDeps } from "../../helpers/turn.ts";

/** Residents of the commune who agreed to announcements, one for each Zalo id, who wrote last at `at`. */
export async function makeResidents(
  { db }: TestDatabase,
  commune: TestCommune,
  { userIds, at }: { userIds: readonly string[]; at: Date },
): Promise<void> {
  await withScope(db, "all", async (tx) => {
    await tx.execute(sql`
      with new_people as (
        insert into people (commune_id, created_at) select ${commune.id}, ${at} from generate_series(1, ${userIds.length}) returning id),
      pairs as (
        select p.id, u.value from (select id, row_number() over () as n from new_people) p
        join unnest(${sql.param(userIds)}::text[]) with ordinality as u(value, n) on u.n = p.n),
      known as (
        insert into identities (commune_id, person_id, kind, scope, value)
        select ${commune.id}, id, 'oa_user', ${commune.oaId}, value from pairs)
      insert into conversations (commune_id, key, oa_id, kind, peer_id, person_id, last_interaction_at)
      select ${commune.id}, ${`${commune.oaId}:person:`} || value, ${commune.oaId}, 'person', value, id, ${at} from pairs`);
    await tx.execute(sql`
      insert into consents (commune_id, person_id, purpose, text_version, text_hash, given_at)
      select commune_id, id, 'announcements', 'thử', 'thử', ${at} from people p
      where commune_id = ${commune.id} and not exists (select from consents c where c.person_id = p.id)
        and exists (select from identities i where i.person_id = p.id)`);
  });
  // As the server does by itself after a while.
  await db.execute(sql`analyze people, identities, conversations, consents`);
}

export async function serveWith({ db }: TestDatabase, commune: TestCommune, oaId: string): Promise<void> {
  await db.update(officialAccounts).set({ oaId }).where(eq(officialAccounts.oaId, commune.oaId));
  commune.oaId = oaId;
}

/** Confirms an announcement to everybody of the commune. Returns it as it then is. */
export async function announce(
  { db }: TestDatabase,
  commune: TestCommune,
  { now, sendAt, teams = "all" }: { now: Date; sendAt?: Date; teams?: "all" | "missing" },
): Promise<Announcement> {
  const byPersonId = await makePerson(db, commune, { staffOf: commune.id });
  const { outbox } = testDeps({ now });
  return withScope(db, { communes: [commune.id] }, async (tx) => {
    const known = await readCommune(tx, commune.id);
    const { id } = await draftAnnouncement(tx, {
      ...{ commune: known, unitId: commune.id, byPersonId, text: "mai họp", urgent: false, now, sendAt },
      audience: { ...everyTeam, teams, residents: teams === "all" },
      asksAcknowledgement: false,
      isPublic: false,
    });
    await confirmAnnouncement(tx, outbox, { commune: known, id, byPersonId, now });
    const announcement = await findAnnouncement(tx, id);
    if (!announcement) throw new Error("the announcement is gone");
    return announcement;
  });
}

export async function standing({ db }: TestDatabase, id: number) {
  return withScope(db, "all", async (tx) => ({
    announcement: await findAnnouncement(tx, id),
    progress: await progressOf(tx, id),
  }));
}
