import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { people } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { audit } from "../audit.ts";
import { closeSessionsOf } from "../logins/sessions.ts";
import { MembershipRefusedError } from "../teams/membership-refused-error.ts";
import { requireAllTeams } from "./change-contact.ts";
import type { KnownPerson } from "./known-person.ts";

interface Merge {
  communeId: number;
  /** The record that stays. */
  keptId: number;
  /** The other record of the same human: an empty row is left of it. */
  goneId: number;
  by: KnownPerson;
  now: Date;
}

/** Where people are named, but for what may be there once only for each. */
const namedIn: readonly (readonly [table: string, column: string])[] = [
  ["identities", "person_id"],
  ["consents", "person_id"],
  ["conversations", "person_id"],
  ["help_requests", "person_id"],
  ["help_requests", "taken_by_person_id"],
  ["help_requests", "answered_by_person_id"],
  ["reopening_requests", "by_person_id"],
  ["reports", "author_person_id"],
  ["report_revisions", "by_person_id"],
  ["report_reviews", "by_person_id"],
  ["report_photos", "by_person_id"],
  ["reading_corrections", "by_person_id"],
  ["announcements", "by_person_id"],
  ["announcements", "approved_by_person_id"],
  ["reminders", "by_person_id"],
  ["audit_log", "by_person_id"],
  ["team_members", "person_id"],
  ["unit_roles", "person_id"],
];

/** Named once for each announcement or period: what the kept record has already stays, the rest comes over. */
const namedOnceIn: readonly (readonly [table: string, column: string, once: string])[] = [
  ["announcement_recipients", "person_id", "announcement_id"],
  ["announcement_acknowledgements", "person_id", "announcement_id"],
  ["reminders", "to_person_id", "period"],
];

/**
 * Two records of one human become one: reports, roles, rights, consents and Zalo ids follow. In each team and unit they are what the
 * higher of both was. Only who manages everything both belong to may do it, and never with a record of their own. Throws
 * MembershipRefusedError.
 */
export async function mergePeople(tx: Transaction, vault: Vault, merge: Merge): Promise<void> {
  const { communeId, keptId, goneId, by, now } = merge;
  if (keptId === by.id || goneId === by.id) {
    throw new MembershipRefusedError("own_record", "Hồ sơ của chính mình thì nhờ cán bộ khác gộp giúp.");
  }
  await lockBoth(tx, merge);
  for (const personId of [keptId, goneId]) await requireAllTeams(tx, vault, { personId, by, now });
  for (const [table, column] of namedIn) {
    const name = sql.identifier(column);
    await tx.execute(sql`update ${sql.identifier(table)} set ${name} = ${keptId} where ${name} = ${goneId}`);
  }
  for (const [table, column, once] of namedOnceIn) {
    const [rows, name, key] = [sql.identifier(table), sql.identifier(column), sql.identifier(once)];
    await tx.execute(sql`
      update ${rows} t set ${name} = ${keptId} where t.${name} = ${goneId}
        and not exists (select from ${rows} k where k.${name} = ${keptId} and k.${key} = t.${key})`);
  }
  await endDoubleMemberships(tx, keptId, now);
  await endDoubleRoles(tx, keptId, now);
  await completeAndEmpty(tx, merge);
  await closeSessionsOf(tx, { personId: goneId, now });
  await audit(tx, { communeId, byPersonId: by.id, action: "person.merged", subject: `person:${keptId}`, now });
}

/** In the order of their numbers, so that two merges never wait for each other. */
async function lockBoth(tx: Transaction, { communeId, keptId, goneId }: Merge): Promise<void> {
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, [keptId, goneId]), eq(people.communeId, communeId), isNull(people.erasedAt)))
    .orderBy(people.id)
    .for("update");
  if (rows.length === 2) return;
  throw new MembershipRefusedError("no_such_member", "Một trong hai hồ sơ không còn; xin tải lại danh sách.");
}

/** One membership a team: the highest role, else the oldest. It takes over that the person joined by chat. */
async function endDoubleMemberships(tx: Transaction, personId: number, now: Date): Promise<void> {
  await tx.execute(sql`
    with held as (
      select id, max(joined_at) over team as joined_at, count(*) over team as doubles, row_number() over (
        team order by array_position(array['leader', 'deputy', 'member', 'officer'], role), from_at, id
        rows between unbounded preceding and unbounded following) as place
      from team_members
      where person_id = ${personId} and from_at <= ${now} and (until_at is null or until_at > ${now})
      window team as (partition by team_id)
    )
    update team_members m set
      until_at = case when held.place = 1 then m.until_at else ${now} end,
      joined_at = case when held.place = 1 then coalesce(m.joined_at, held.joined_at) else m.joined_at end,
      confirmed_at = case when held.place = 1 then ${now} else m.confirmed_at end
    from held where held.id = m.id and held.doubles > 1`);
}

async function endDoubleRoles(tx: Transaction, personId: number, now: Date): Promise<void> {
  await tx.execute(sql`
    update unit_roles r set until_at = ${now}
    where r.person_id = ${personId} and (r.until_at is null or r.until_at > ${now}) and exists (
      select from unit_roles o where o.person_id = r.person_id and o.unit_id = r.unit_id and o.role = r.role
        and (o.until_at is null or o.until_at > ${now}) and o.id < r.id)`);
}

/** What only the other record told is kept; a "dừng" said to either holds. */
async function completeAndEmpty(tx: Transaction, { keptId, goneId, now }: Merge): Promise<void> {
  await tx.execute(sql`
    update people k set
      name_sealed = coalesce(k.name_sealed, g.name_sealed),
      name_fingerprint = coalesce(k.name_fingerprint, g.name_fingerprint),
      phone_sealed = coalesce(k.phone_sealed, g.phone_sealed),
      phone_fingerprint = coalesce(k.phone_fingerprint, g.phone_fingerprint),
      village_unit_id = coalesce(k.village_unit_id, g.village_unit_id),
      form_of_address = coalesce(k.form_of_address, g.form_of_address),
      announcements_stopped_at = coalesce(k.announcements_stopped_at, g.announcements_stopped_at)
    from people g where k.id = ${keptId} and g.id = ${goneId}`);
  await tx
    .update(people)
    .set({
      ...{ nameSealed: null, nameFingerprint: null, phoneSealed: null, phoneFingerprint: null },
      ...{ villageUnitId: null, formOfAddress: null, announcementsStoppedAt: null, erasedAt: now },
    })
    .where(eq(people.id, goneId));
}
