import { and, eq, like } from "drizzle-orm";
import { addDays, type Day, dayOf, instantOf, weekdayOf } from "../../../shared/calendar/day.ts";
import { type PeriodRule, periodOf } from "../../../shared/calendar/period.ts";
import { type Database, type Transaction, withScope } from "../../db/connection.ts";
import { reports, teamMembers, teams } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { importRows } from "../import/import-file.ts";
import { findPerson, type KnownPerson } from "../people/known-person.ts";
import { openDraft } from "../reports/drafts.ts";
import { submitDraft } from "../reports/submit-draft.ts";
import { unitByCode } from "../units/units.ts";
import { openDemoProgramme } from "./demo-programme.ts";
import { DEMO_COMMUNE_CODE, type DemoWeek, demoRows, demoTeamNames, demoWeek } from "./thach-quy.ts";

const WEEKS = 8;
const weekly: PeriodRule = { kind: "week" };
/** Reports are sent in the evening, as volunteers do. */
const SENT_AT_MINUTES = 19 * 60 + 10;

export interface DemoLoaded {
  communeId: number;
  /** How many reports this call added; 0 when the demo was there. */
  reportsAdded: number;
  teams: { name: string; joinCode: string }[];
}

/**
 * Loads the demo commune: units, teams, people, reports of the weeks before `now`, targets and a campaign, through the same doors as real
 * data. Running it again changes nothing, also in a later week.
 */
export async function loadDemo(db: Database, vault: Vault, now: Date): Promise<DemoLoaded> {
  const monday = addDays(dayOf(now), 1 - weekdayOf(dayOf(now)));
  const begin = instantOf(addDays(monday, -7 * WEEKS));
  await importRows(db, vault, demoRows(), { now: begin });
  const { id: communeId } = await unitByCode(db, DEMO_COMMUNE_CODE);
  return withScope(db, { communes: [communeId] }, async (tx) => {
    const demoTeams = await teamsOf(tx, communeId);
    const isLoaded =
      (await tx.select({ id: reports.id }).from(reports).where(like(reports.idempotencyKey, "demo_%")).limit(1))
        .length > 0;
    let reportsAdded = 0;
    if (!isLoaded) {
      for (const team of demoTeams) reportsAdded += await reportWeeks(tx, vault, { ...team, communeId, monday, now });
      await openDemoProgramme(tx, { communeId, begin: dayOf(begin), monday, now });
    }
    return { communeId, reportsAdded, teams: demoTeams.map(({ name, joinCode }) => ({ name, joinCode })) };
  });
}

interface DemoTeam {
  id: number;
  name: string;
  joinCode: string;
  /** 0 for Tổ dân phố 1. */
  index: number;
}

async function teamsOf(tx: Transaction, communeId: number): Promise<DemoTeam[]> {
  const rows = await tx
    .select({ id: teams.id, name: teams.name, joinCode: teams.joinCode })
    .from(teams)
    .where(eq(teams.communeId, communeId));
  return rows
    .map((row) => ({ ...row, index: demoTeamNames.indexOf(row.name) }))
    .filter((team) => team.index >= 0)
    .sort((a, b) => a.index - b.index);
}

/** This week only some teams have reported, and tổ dân phố 1 has not: that is for whoever tries the demo. */
async function reportWeeks(
  tx: Transaction,
  vault: Vault,
  team: DemoTeam & { communeId: number; monday: Day; now: Date },
): Promise<number> {
  const by = await leaderOf(tx, vault, team.id, team.now);
  if (!by) return 0;
  let added = 0;
  for (let weeksAgo = WEEKS - 1; weeksAgo >= 0; weeksAgo -= 1) {
    const week = weeksAgo === 0 && team.index % 2 === 0 ? undefined : demoWeek(team.index, weeksAgo);
    added += await reportWeek(tx, week, { ...team, by, weekStart: addDays(team.monday, -7 * weeksAgo) });
  }
  return added;
}

async function reportWeek(
  tx: Transaction,
  week: DemoWeek,
  { id, communeId, by, weekStart, now }: { id: number; communeId: number; by: KnownPerson; weekStart: Day; now: Date },
): Promise<number> {
  if (week === undefined) return 0;
  const entries = week === "nothing" ? [{ weekday: 5, values: {} }] : week;
  let added = 0;
  for (const { weekday, values } of entries) {
    const activityOn = addDays(weekStart, weekday - 1);
    const sentAt = instantOf(activityOn, SENT_AT_MINUTES);
    if (sentAt > now) continue;
    const draft = await openDraft(tx, {
      communeId,
      teamId: id,
      by,
      channel: "chat",
      activityOn,
      period: periodOf(weekly, activityOn),
      values,
      nothingToReport: week === "nothing",
      idempotencyKey: `demo_${id}_${activityOn}`,
      now: sentAt,
    });
    await submitDraft(tx, { reportId: draft.id, by, now: sentAt });
    added += 1;
  }
  return added;
}

async function leaderOf(tx: Transaction, vault: Vault, teamId: number, now: Date): Promise<KnownPerson | undefined> {
  const [leader] = await tx
    .select({ personId: teamMembers.personId })
    .from(teamMembers)
    .where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.role, "leader")));
  return leader && findPerson(tx, vault, { personId: leader.personId, now });
}
