import { eq, sql } from "drizzle-orm";
import type { TreeChange } from "../../../shared/api/tree.ts";
import { instantOf } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import { teams } from "../../db/schema/index.ts";
import { moveTeamTo, requireOwn } from "./change-units.ts";
import { noteHeir, noteTeams } from "./lineage-rows.ts";
import { nameKey, tidyName } from "./name-key.ts";
import { createTeam } from "./new-team.ts";
import { TreeRefusedError } from "./tree-refused-error.ts";
import { changeTeam, endTeam, lockTeam, lockUnit, type Moment, type TeamRow } from "./tree-rows.ts";

type Of<Kind extends TreeChange["kind"]> = Extract<TreeChange, { kind: Kind }>;

export async function renameTeam(tx: Transaction, { id, name }: Of<"rename">, moment: Moment): Promise<number[]> {
  const team = await lockTeam(tx, id);
  const tidy = tidyName(name);
  if (tidy === team.name) throw new TreeRefusedError("same_as_before");
  await changeTeam(tx, team, { name: tidy, nameKey: nameKey(tidy) }, moment.on);
  await noteTeams(tx, { ...moment, communeId: team.communeId }, [{ from: id, to: id, kind: "renamed" }]);
  return [id];
}

export async function moveTeam(tx: Transaction, { id, toUnitId }: Of<"move">, moment: Moment): Promise<number[]> {
  const team = await lockTeam(tx, id);
  const target = await lockUnit(tx, toUnitId);
  if (team.unitId === target.id) throw new TreeRefusedError("same_as_before");
  await moveTeamTo(tx, team, target, moment);
  return [id];
}

/** Their people go to the successor, and so do drafts, open requests for help and, when it has none, a group. */
export async function mergeTeams(tx: Transaction, merge: Of<"merge">, moment: Moment): Promise<number[]> {
  const merged: TeamRow[] = [];
  for (const id of [...new Set(merge.ids)].sort((a, b) => a - b)) merged.push(await lockTeam(tx, id));
  const [first] = merged;
  if (!first) throw new TreeRefusedError("not_found");
  for (const team of merged) await endTeam(tx, team, { successorId: null, on: moment.on });
  const target = await targetOf(tx, merge, { first, merged }, moment);
  for (const team of merged) {
    if (team.id === target.id) throw new TreeRefusedError("one_target");
    if (team.communeId !== target.communeId) throw new TreeRefusedError("wrong_place");
    await succeed(tx, team, target, moment);
    await moveMembers(tx, team, { toTeamId: target.id, personIds: undefined }, moment);
  }
  await noteTeams(
    tx,
    { ...moment, communeId: target.communeId },
    merged.map((team) => ({ from: team.id, to: target.id, kind: "merged" as const })),
  );
  return [target.id];
}

async function targetOf(
  tx: Transaction,
  merge: Of<"merge">,
  { first, merged }: { first: TeamRow; merged: readonly TeamRow[] },
  { on }: Moment,
): Promise<TeamRow> {
  if ((merge.intoId === undefined) === (merge.newName === undefined)) throw new TreeRefusedError("one_target");
  const households = sumOf(merged.map((team) => team.households));
  if (merge.intoId !== undefined) {
    if (merge.ids.includes(merge.intoId)) throw new TreeRefusedError("one_target");
    const target = await lockTeam(tx, merge.intoId);
    const all = sumOf([target.households, households]);
    await tx.update(teams).set({ households: all }).where(eq(teams.id, target.id));
    return target;
  }
  if (merged.length < 2 || merge.newName === undefined) throw new TreeRefusedError("one_target");
  // One that serves several villages is the commune's.
  const isOnePlace = merged.every((team) => team.unitId === first.unitId);
  const unit = await lockUnit(tx, isOnePlace ? first.unitId : first.communeId);
  const { name: communeName } = await lockUnit(tx, first.communeId);
  return createTeam(tx, { name: merge.newName, unit, communeName, households: households ?? undefined, on });
}

/** Unknown when one of them is. */
function sumOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce<number | null>((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

/** The past counts under the target on today's map; what is under way goes on there. */
async function succeed(tx: Transaction, team: TeamRow, target: TeamRow, moment: Moment): Promise<void> {
  await tx.update(teams).set({ successorId: target.id }).where(eq(teams.id, team.id));
  await tx.update(teams).set({ successorId: target.id }).where(eq(teams.successorId, team.id));
  await noteHeir(tx, team, target, moment);
  await tx.execute(sql`update reports set team_id = ${target.id} where team_id = ${team.id} and state = 'draft'`);
  await tx.execute(sql`
    update help_requests set team_id = ${target.id} where team_id = ${team.id} and state in ('open', 'taken')`);
  await tx.execute(sql`
    update zalo_groups set team_id = ${target.id} where id = (
      select id from zalo_groups where team_id = ${team.id} and state = 'active'
        and not exists (select from zalo_groups g where g.team_id = ${target.id}) order by linked_at desc limit 1)`);
  await tx.execute(sql`update zalo_groups set team_id = null, linked_at = null where team_id = ${team.id}`);
}

/** Members of that day on; one leader stays leader, those who come beside one become deputies. */
async function moveMembers(
  tx: Transaction,
  team: TeamRow,
  { toTeamId, personIds }: { toTeamId: number; personIds: readonly number[] | undefined },
  { on, now }: Moment,
): Promise<void> {
  const [since, at] = [instantOf(on).toISOString(), now.toISOString()];
  const some = personIds ? sql`and person_id = any(${sql.param(personIds)}::int[])` : sql``;
  await tx.execute(sql`
    with ended as (
      update team_members set until_at = greatest(from_at, ${since}::timestamptz)
      where team_id = ${team.id} and (until_at is null or until_at > ${at}::timestamptz) ${some}
      returning *
    )
    insert into team_members (commune_id, team_id, person_id, role, source, from_at, joined_at)
    select distinct on (e.person_id) e.commune_id, ${toTeamId}, e.person_id,
      case when e.role = 'leader' and exists (select from team_members l where l.team_id = ${toTeamId} and l.role = 'leader'
        and l.until_at is null) then 'deputy' else e.role end,
      e.source, greatest(e.from_at, ${since}::timestamptz), e.joined_at
    from ended e where not exists (select from team_members m where m.team_id = ${toTeamId} and m.person_id = e.person_id
      and m.until_at is null)
    order by e.person_id, e.id`);
}

export async function splitTeam(tx: Transaction, split: Of<"split">, moment: Moment): Promise<number[]> {
  const team = await lockTeam(tx, split.id);
  const people = await membersNow(tx, team.id, moment.now);
  const named = split.parts.flatMap((part) => part.personIds);
  requireOwn(named, people);
  const isEnded = split.continuedBy !== undefined;
  if (isEnded && named.length < people.length) throw new TreeRefusedError("not_named");
  // Ended first: a part may keep the name.
  if (isEnded) await endTeam(tx, team, { successorId: null, on: moment.on });
  const unit = await lockUnit(tx, team.unitId);
  const { name: communeName } = await lockUnit(tx, team.communeId);
  const parts: TeamRow[] = [];
  for (const { name, personIds } of split.parts) {
    const part = await createTeam(tx, { name, unit, communeName, households: undefined, on: moment.on });
    await moveMembers(tx, team, { toTeamId: part.id, personIds }, moment);
    parts.push(part);
  }
  const heir = split.continuedBy === undefined ? undefined : parts[split.continuedBy];
  if (isEnded && !heir) throw new TreeRefusedError("one_target");
  if (heir) await succeed(tx, team, heir, moment);
  await noteTeams(
    tx,
    { ...moment, communeId: team.communeId },
    parts.map((part) => ({ from: team.id, to: part.id, kind: "split" as const, carriesPast: part === heir })),
  );
  return [...(isEnded ? [] : [team.id]), ...parts.map((part) => part.id)];
}

async function membersNow(tx: Transaction, teamId: number, now: Date): Promise<{ id: number }[]> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    select distinct person_id as id from team_members
    where team_id = ${teamId} and (until_at is null or until_at > ${now.toISOString()}::timestamptz)`);
  return rows;
}

/** Its figures stay its own; its people are no longer members of it, and its group is nobody's. */
export async function closeTeam(tx: Transaction, { id }: Of<"close">, moment: Moment): Promise<number[]> {
  const team = await lockTeam(tx, id);
  const [since, at] = [instantOf(moment.on).toISOString(), moment.now.toISOString()];
  await endTeam(tx, team, { successorId: null, on: moment.on });
  await tx.execute(sql`
    update team_members set until_at = greatest(from_at, ${since}::timestamptz)
    where team_id = ${id} and (until_at is null or until_at > ${at}::timestamptz)`);
  await tx.execute(sql`update reports set state = 'dropped' where team_id = ${id} and state = 'draft'`);
  await tx.execute(sql`update zalo_groups set team_id = null, linked_at = null where team_id = ${id}`);
  await noteTeams(tx, { ...moment, communeId: team.communeId }, [{ from: id, to: id, kind: "closed" }]);
  return [];
}
