import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import type { Meant } from "./meant.ts";
import { groupAddress, personAddress } from "./routes.ts";

const noWay = "Tổ chưa có nhóm Zalo dùng được, và người của tổ chưa nhắn cho Zalo này hoặc đã thôi nhận tin.";
const silent =
  "Người của tổ lâu chưa nhắn cho Zalo này nên Zalo không cho gửi; gọi điện hoặc nhờ họ nhắn cho Zalo này một lần.";
const silentPerson = "Lâu chưa nhắn cho Zalo này nên Zalo không cho gửi; gọi điện hoặc nhờ nhắn cho Zalo này một lần.";
const barred = "Zalo của đơn vị chưa được phép gửi tin riêng; chép tin và gửi bằng tay từ oa.zalo.me.";
const neverWrote = "Chưa nhắn cho Zalo này lần nào, hoặc đã thôi nhận tin.";

/** How a copy travels: into the team's group, to a person for free or against the OA's quota; null: by hand. */
export type Route = "group" | "free" | "paid";

/**
 * The recipients at this moment, as a query: kind, team_id, person_id, unit_id, name, route, oa_id, reason. A team is reached by its
 * group, else by one of its people, the leader before others, one who wrote lately before all. Nobody gets two copies.
 */
function recipientsQuery(meant: Meant): SQL {
  const parts = meant.to === "teams" ? [teamsQuery(meant)] : [peopleQuery(meant)];
  if (meant.residents) parts.push(residentsQuery(meant));
  return sql`
    select distinct on (coalesce(team_id, -person_id)) * from (${sql.join(parts, sql` union all `)}) as everybody
    order by coalesce(team_id, -person_id), rank`;
}

function teamsMeant({ communeId, unitIds, teamIds, exceptTeamIds }: Meant): SQL {
  return sql`t.commune_id = ${communeId} and t.closed_on is null and t.unit_id = any(${sql.param(unitIds)}::int[])
    ${teamIds === undefined ? sql`` : sql`and t.id = any(${sql.param(teamIds)}::int[])`}
    and t.id <> all(${sql.param(exceptTeamIds)}::int[])`;
}

const current = (now: Date) => sql`m.from_at <= ${now} and (m.until_at is null or m.until_at > ${now})`;
const willing = sql`p.announcements_stopped_at is null and p.erased_at is null`;

/** Lateral: who of a team gets its copy when the group cannot: `person_id`, `route`, `oa_id`, `is_barred`; the leader before others. */
export function teamContact(teamId: SQL, meant: Pick<Meant, "communeId" | "sendAt" | "now">): SQL {
  return sql`
    select m.person_id, a.route, a.oa_id, a.is_barred
    from team_members m join people p on p.id = m.person_id and ${willing}
    cross join lateral (${personAddress(sql`m.person_id`, meant)}) a
    where m.team_id = ${teamId} and m.role in ('leader', 'deputy', 'member') and ${current(meant.now)}
    order by a.route is null, array_position(array['leader', 'deputy', 'member'], m.role), a.route, m.person_id limit 1`;
}

function teamsQuery(meant: Meant): SQL {
  const name = sql`case when g.group_id is null and c.route is not null then 'Người của tổ, ' || t.name else t.name end`;
  return sql`
    select case when g.group_id is null and c.route is not null then 'person' else 'group' end as kind, t.id as team_id,
      case when g.group_id is null and c.route is not null then c.person_id end as person_id, t.unit_id, ${name} as name,
      case when g.group_id is not null then 'group' else c.route end as route, coalesce(g.oa_id, c.oa_id) as oa_id,
      case when g.group_id is not null or c.route is not null then null
           when c.is_barred then ${barred} when c.person_id is not null then ${silent} else ${noWay} end as reason, 0 as rank
    from teams t
    left join lateral (${groupAddress(sql`t.id`)}) g on true
    left join lateral (${teamContact(sql`t.id`, meant)}) c on g.group_id is null
    where ${teamsMeant(meant)}`;
}

const titles = sql`case m.role when 'leader' then 'Tổ trưởng' when 'deputy' then 'Tổ phó' else 'Thành viên' end`;

const whyNot = sql`case when a.route is not null then null when a.is_barred then ${barred}
  when a.oa_id is not null then ${silentPerson} else ${neverWrote} end`;

function peopleQuery(meant: Meant): SQL {
  const roles = meant.to === "leaders" ? ["leader", "deputy"] : ["leader", "deputy", "member"];
  return sql`
    select 'person' as kind, null::int as team_id, m.person_id, t.unit_id, ${titles} || ', ' || t.name as name,
      a.route, a.oa_id,
      ${whyNot} as reason,
      array_position(array['leader', 'deputy', 'member'], m.role) as rank
    from teams t
    join team_members m on m.team_id = t.id and m.role = any(${sql.param(roles)}::text[]) and ${current(meant.now)}
    join people p on p.id = m.person_id and p.erased_at is null
    left join lateral (${personAddress(sql`case when ${willing} then m.person_id end`, meant)}) a on true
    where ${teamsMeant(meant)}`;
}

/** Those below the units, and those who did not say where they live when the whole commune is meant. */
function residentsQuery(meant: Meant): SQL {
  const { communeId, unitIds, to } = meant;
  return sql`
    select 'person' as kind, null::int as team_id, p.id as person_id, coalesce(p.village_unit_id, p.commune_id) as unit_id,
      'Bà con nhận tin' as name, a.route, a.oa_id,
      ${whyNot} as reason, 9 as rank
    from people p
    left join lateral (${personAddress(sql`p.id`, meant)}) a on true
    where p.commune_id = ${communeId} and ${willing}
      and coalesce(p.village_unit_id, p.commune_id) = any(${sql.param(unitIds)}::int[])
      and exists (select from consents k where k.person_id = p.id and k.purpose = 'announcements' and k.withdrawn_at is null)
      ${to === "teams" ? notAContact(meant) : sql``}`;
}

/** A resident who already gets the team's copy. */
function notAContact(meant: Meant): SQL {
  return sql`and p.id not in (select person_id from (${teamsQuery(meant)}) as contacts where person_id is not null)`;
}

/** "Tổ dân phố 2" before "Tổ dân phố 10". */
const nameOrder = sql`name collate vietnamese_names`;

/** How many by route and OA, and why not. */
export interface RouteCount {
  route: Route | undefined;
  oaId: string | undefined;
  kind: "group" | "person";
  reason: string | undefined;
  count: number;
  /** The first of them, by name: for the list of those who get a call. */
  names: string[];
}

const namesShown = 10;

export async function countRoutes(tx: Transaction, meant: Meant): Promise<RouteCount[]> {
  const { rows } = await tx.execute<{
    route: Route | null;
    oa_id: string | null;
    kind: "group" | "person";
    reason: string | null;
    count: number;
    names: string[] | null;
  }>(sql`
    select route, case when route is not null then oa_id end as oa_id, kind, reason, count(*)::int as count,
      (array_agg(name order by ${nameOrder}) filter (where reason is not null))[1:${sql.raw(String(namesShown))}] as names
    from (${recipientsQuery(meant)}) as r
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
  return rows.map(({ route, oa_id, reason, names, ...row }) => ({
    ...row,
    route: route ?? undefined,
    oaId: oa_id ?? undefined,
    reason: reason ?? undefined,
    names: names ?? [],
  }));
}

/** Writes one row per recipient in place of those of an earlier judgement. None of them may have been queued yet. */
export async function writeRecipients(tx: Transaction, announcementId: number, meant: Meant): Promise<void> {
  await tx.execute(sql`delete from announcement_recipients where announcement_id = ${announcementId}`);
  await tx.execute(sql`
    insert into announcement_recipients (commune_id, announcement_id, kind, team_id, person_id, unit_id, name, reason)
    select ${meant.communeId}, ${announcementId}, kind, team_id, person_id, unit_id, name, reason
    from (${recipientsQuery(meant)}) as r
    order by rank, ${nameOrder}, person_id`);
}
