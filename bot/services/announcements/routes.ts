import { type SQL, sql } from "drizzle-orm";

/** Until answers say otherwise, zalo-openapi.md 3.2: free for two days, against the package's quota for a week, then refused. */
export const freeHours = 48;
export const windowHours = 168;

const ability = (name: string) => sql`coalesce(oa.capabilities->>${name}, 'unknown')`;

/** Lateral: the group a team is reached by: `oa_id`, `group_id`; no row when it has none, or its OA may not write to groups. */
export function groupAddress(teamId: SQL): SQL {
  return sql`
    select z.oa_id, z.group_id from zalo_groups z join official_accounts oa on oa.oa_id = z.oa_id
    where z.team_id = ${teamId} and z.state = 'active' and ${ability("groups")} <> 'no'
    order by z.linked_at desc nulls last limit 1`;
}

/**
 * Lateral: where a person is written to: `oa_id`, `user_id` and `route`, which is `free` or `paid`, or null when the person has been
 * silent for too long or the OA cannot (`is_barred`). A person whose last message nobody knows is tried. Conversations are found by
 * person: a key put together here could not be looked up in an index behind row-level security.
 */
export function personAddress(personId: SQL, { communeId, sendAt }: { communeId: number; sendAt: Date }): SQL {
  const hoursAgo = (hours: SQL) => sql`${sendAt}::timestamptz - ${hours} * interval '1 hour'`;
  const free = sql`coalesce((oa.capabilities->>'freeWindowHours')::float8, ${freeHours})`;
  const open = sql`coalesce((oa.capabilities->>'personWindowHours')::float8, ${windowHours})`;
  return sql`
    select i.scope as oa_id, i.value as user_id, ${ability("personMessages")} = 'no' as is_barred,
      case when ${ability("personMessages")} = 'no' then null
           when talk.last_interaction_at is null or talk.last_interaction_at >= ${hoursAgo(free)} then 'free'
           when talk.last_interaction_at >= ${hoursAgo(open)} and ${ability("laterMessages")} <> 'no' then 'paid' end as route
    from identities i
    join official_accounts oa on oa.oa_id = i.scope and oa.commune_id = ${communeId}
    left join conversations talk on talk.person_id = i.person_id and talk.oa_id = i.scope and talk.peer_id = i.value
    where i.person_id = ${personId} and i.kind = 'oa_user'
    order by talk.last_interaction_at desc nulls last, i.id desc limit 1`;
}
