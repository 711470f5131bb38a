import { and, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../db/connection.ts";
import { teams } from "../db/schema/index.ts";
import type { KnownPerson, UnitRole } from "./people/known-person.ts";

/** Things that need a right over a unit; the right holds for the unit and everything below it. */
export type UnitAction =
  | "see_figures"
  | "see_people"
  | "remind"
  | "announce"
  | "approve_announcements"
  | "manage_teams"
  | "manage_units"
  | "manage_officers"
  | "set_targets"
  | "review_reports"
  | "manage_periods"
  | "edit_content"
  | "see_audit_log"
  | "help_residents"
  | "manage_reminders"
  | "manage_accounts"
  | "manage_settings";

/** Things that need a tie to one team. */
export type TeamAction =
  | "report"
  | "see_figures"
  | "see_members"
  | "manage_members"
  | "hand_over"
  | "link_group"
  | "remove_photos"
  | "review_reports"
  | "help_residents";

/** Which role over a unit allows what on it and below. `viewer` and `leader` look; `staff` also act. */
const unitRights: Record<UnitRole["role"], readonly UnitAction[]> = {
  staff: [
    "see_figures",
    "see_people",
    "remind",
    "announce",
    "approve_announcements",
    "manage_teams",
    "manage_units",
    "manage_officers",
    "set_targets",
    "review_reports",
    "manage_periods",
    "edit_content",
    "see_audit_log",
    "help_residents",
    "manage_reminders",
    "manage_accounts",
    "manage_settings",
  ],
  leader: ["see_figures", "see_people", "approve_announcements"],
  viewer: ["see_figures"],
};

export function rolesThatMay(action: UnitAction): UnitRole["role"][] {
  const roles: UnitRole["role"][] = ["staff", "leader", "viewer"];
  return roles.filter((role) => unitRights[role].includes(action));
}

/** What a person of the team may do for it. `officer` in a team is a contact and gives no right. */
const teamRights: Record<KnownPerson["memberships"][number]["role"], readonly TeamAction[]> = {
  leader: [
    "report",
    "see_figures",
    "see_members",
    "manage_members",
    "hand_over",
    "link_group",
    "remove_photos",
    "help_residents",
  ],
  deputy: ["report", "see_figures", "see_members", "manage_members", "link_group", "remove_photos", "help_residents"],
  member: ["report", "see_figures", "see_members", "link_group", "help_residents"],
  officer: [],
};

/** The right over a unit that allows the same on each team below it. Nobody reports for a team from above. */
const fromAbove: Record<TeamAction, UnitAction | undefined> = {
  report: undefined,
  see_figures: "see_figures",
  see_members: "see_people",
  manage_members: "manage_teams",
  hand_over: "manage_teams",
  link_group: "manage_teams",
  remove_photos: "review_reports",
  review_reports: "review_reports",
  help_residents: "help_residents",
};

/** Ids of the units on which the person may do this: those of their roles and all below. Empty means: nowhere. */
export async function unitsFor(
  tx: Transaction,
  person: KnownPerson | undefined,
  action: UnitAction,
): Promise<number[]> {
  return unitsBelow(tx, rootsFor(person, action));
}

/** The units of the roles themselves that allow this: all below them as well. */
export function rootsFor(person: KnownPerson | undefined, action: UnitAction): number[] {
  return (person?.unitRoles ?? []).filter((held) => unitRights[held.role].includes(action)).map((held) => held.unitId);
}

export async function mayOnUnit(
  tx: Transaction,
  person: KnownPerson | undefined,
  action: UnitAction,
  unitId: number,
): Promise<boolean> {
  const roots = rootsFor(person, action);
  if (roots.includes(unitId)) return true;
  if (roots.length === 0) return false;
  // Up from the unit, not down from the roots: a province has thousands of units below.
  const { rows } = await tx.execute<{ id: number }>(sql`
    with recursive above as (
      select id, parent_id from units where id = ${unitId}
      union
      select units.id, units.parent_id from units join above on units.id = above.parent_id
    )
    select id from above`);
  return rows.some((row) => roots.includes(row.id));
}

export async function mayOnTeam(
  tx: Transaction,
  person: KnownPerson | undefined,
  action: TeamAction,
  team: { id: number; unitId: number },
): Promise<boolean> {
  const own = person?.memberships.some((held) => held.teamId === team.id && teamRights[held.role].includes(action));
  if (own) return true;
  const needed = fromAbove[action];
  return needed !== undefined && mayOnUnit(tx, person, needed, team.unitId);
}

/** Ids of the open teams for which the person may do this, through their own membership or from above. */
export async function teamsFor(
  tx: Transaction,
  person: KnownPerson | undefined,
  action: TeamAction,
): Promise<number[]> {
  const own = (person?.memberships ?? []).filter((held) => teamRights[held.role].includes(action));
  const needed = fromAbove[action];
  const unitIds = needed ? await unitsFor(tx, person, needed) : [];
  const below = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(inArray(teams.unitId, unitIds), isNull(teams.closedOn)));
  return [...new Set([...own.map((held) => held.teamId), ...below.map((team) => team.id)])];
}

/** The units themselves and everything below them. */
export async function unitsBelow(tx: Transaction, unitIds: readonly number[]): Promise<number[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await tx.execute<{ id: number }>(sql`
    with recursive below as (
      select id from units where id in ${[...unitIds]}
      union
      select units.id from units join below on units.parent_id = below.id
    )
    select id from below`);
  return rows.map((row) => row.id);
}
