import { sql } from "drizzle-orm";
import { CommuneSettings } from "../communes.ts";
import { erasePerson } from "../people/erase.ts";
import type { RetentionRule } from "./rule.ts";

/** Each is a handful of statements. */
const peopleAtOnce = 100;

/**
 * People who left their last team or office so many months ago as the consent text says (`consentMonths`): erased like those who ask for it.
 * Not while they wait for help.
 */
export const formerMembersRule: RetentionRule = {
  name: "former_members",
  batch: peopleAtOnce,
  async forget(tx, { now, limit }) {
    const { consentMonths } = CommuneSettings.parse({});
    const { rows } = await tx.execute<{ id: number }>(sql`
      select p.id from people p
      join communes c on c.unit_id = p.commune_id
      cross join lateral (
        select ${now}::timestamptz - make_interval(months => coalesce((c.settings->>'consentMonths')::int, ${consentMonths})) as at
      ) as cutoff
      where p.erased_at is null
        and (exists (select from team_members m where m.person_id = p.id)
          or exists (select from unit_roles r where r.person_id = p.id))
        and not exists (
          select from team_members m where m.person_id = p.id and (m.until_at is null or m.until_at >= cutoff.at))
        and not exists (
          select from unit_roles r where r.person_id = p.id and (r.until_at is null or r.until_at >= cutoff.at))
        and not exists (
          select from help_requests h where h.person_id = p.id and h.state in ('open', 'taken'))
      order by p.id limit ${limit}`);
    for (const { id } of rows) await erasePerson(tx, { personId: id, byPersonId: undefined, now });
    return rows.length;
  },
};
