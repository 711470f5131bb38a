import { addDays, type Day, daysBetween } from "../../../shared/calendar/day.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import { type Forecast, forecast } from "../../../shared/targets/forecast.ts";
import { expectedBy, standingOf, type TargetStanding } from "../../../shared/targets/pace.ts";
import type { Transaction } from "../../db/connection.ts";
import { unitsBelow } from "../access.ts";
import { unitTotals } from "../figures/unit-totals.ts";
import { unitsAbove } from "../targets/concerned-units.ts";
import { figuresByDay, type Heir, heirsOf, isLevel, levelsOf, SINCE_EVER } from "../targets/figures-of-teams.ts";
import { isOpenOn, type ProgrammeTeam, teamsBelow } from "../targets/programme-teams.ts";
import { dayWithin, type Progress, partsOf } from "../targets/progress.ts";
import { type Target, targetsOfCampaigns } from "../targets/target.ts";
import type { Campaign } from "./campaign.ts";
import { courseOf, type IndicatorCourse } from "./course.ts";

/** A team's part of one indicator. */
export interface TeamPart {
  team: ProgrammeTeam;
  /** Undefined: nothing is asked of it, or nobody can say how much. */
  amount: number | undefined;
  done: number | undefined;
  expected: number | undefined;
  standing: TargetStanding;
}

export interface CampaignIndicator {
  target: Target;
  amount: number;
  done: number | undefined;
  expected: number;
  standing: TargetStanding;
  /** A level on the day before, or what as many days before the campaign brought. Undefined: nothing known. */
  baseline: number | undefined;
  /** A level's value on the day before, from where its pace starts; undefined for what adds up. */
  start: number | undefined;
  /** From the first day to the day asked for, or the last; empty before it began. */
  byDay: (number | undefined)[];
  forecast: Forecast | undefined;
  parts: TeamPart[];
}

interface Asked {
  campaign: Campaign;
  /** As this unit sees it: its own teams and those below. */
  unitId: number;
  indicators: readonly Indicator[];
  day: Day;
}

/** How a campaign goes among the teams of a unit: counted from the reports of its days. */
export async function campaignProgress(tx: Transaction, asked: Asked): Promise<CampaignIndicator[]> {
  const { campaign, indicators, day } = asked;
  const teams = await teamsOf(tx, asked);
  const targets = await targetsOfCampaigns(tx, [campaign.id]);
  const last = dayWithin(campaign, day);
  const teamIds = teams.map(({ id }) => id);
  const codes = targets.map(({ indicatorCode }) => indicatorCode);
  const beforeIt = addDays(campaign.from, -1);
  const levels = codes.filter((code) => isLevel(indicators, code));
  const figures =
    day < campaign.from ? [] : await figuresByDay(tx, { teamIds, codes, from: campaign.from, to: last, indicators });
  const before = await levelsOf(tx, { teamIds, codes: levels, from: SINCE_EVER, to: beforeIt });
  const span = daysBetween(campaign.from, campaign.to) + 1;
  const earlier = await unitTotals(tx, {
    whose: { teamIds },
    from: addDays(campaign.from, -span),
    to: beforeIt,
    indicators,
  });
  const heirs = await heirsOf(tx, teamIds);
  const all: CampaignIndicator[] = [];
  for (const target of targets) {
    const code = target.indicatorCode;
    const own = figures.filter((figure) => figure.code === code);
    const parts = await sharesOf(tx, asked, target);
    const known = levelsOfTeams(before, teams, code);
    const level = isLevel(indicators, code);
    const start = level && known.size > 0 ? [...known.values()].reduce((sum, value) => sum + value, 0) : undefined;
    const course = courseOf({ figures: own, isLevel: level, before: known, heirs, from: campaign.from, to: last });
    all.push(
      toIndicator({
        target,
        campaign,
        day,
        level,
        start,
        course,
        parts,
        teams,
        known,
        heirs,
        baseline: level ? start : earlier.values[code],
      }),
    );
  }
  return all;
}

/** The campaign's teams that lie in the unit, closed ones too: what they did counts. */
async function teamsOf(tx: Transaction, { campaign, unitId }: Asked): Promise<ProgrammeTeam[]> {
  const below = new Set(await unitsBelow(tx, [unitId]));
  return (await teamsBelow(tx, campaign)).filter((team) => below.has(team.unitId));
}

async function sharesOf(tx: Transaction, { campaign, day }: Asked, target: Target) {
  const chain = await unitsAbove(tx, campaign.unitId);
  return partsOf(tx, { target, chain, day, excluded: campaign.excluded });
}

function levelsOfTeams(before: ReadonlyMap<string, number>, teams: readonly ProgrammeTeam[], code: string) {
  const entries = teams.flatMap(({ id }): [number, number][] => {
    const level = before.get(`${id}:${code}`);
    return level === undefined ? [] : [[id, level]];
  });
  return new Map(entries);
}

interface Known {
  target: Target;
  campaign: Campaign;
  day: Day;
  level: boolean;
  start: number | undefined;
  baseline: number | undefined;
  course: IndicatorCourse;
  parts: ReadonlyMap<number, number | undefined>;
  teams: readonly ProgrammeTeam[];
  /** Levels before the campaign, by team. */
  known: ReadonlyMap<number, number>;
  heirs: readonly Heir[];
}

function toIndicator({
  target,
  campaign,
  day,
  level,
  start,
  baseline,
  course,
  parts,
  teams,
  known,
  heirs,
}: Known): CampaignIndicator {
  const begun = day >= campaign.from;
  const open = teams.filter((team) => isOpenOn(team, dayWithin(campaign, day)));
  const amount = open.reduce((sum, { id }) => sum + (parts.get(id) ?? 0), 0);
  const expected = expectedBy(campaign, day, amount, start);
  const done = begun ? course.byDay.at(-1) : undefined;
  return {
    ...{ target, amount, done, expected, baseline, start },
    standing: standingOf(done, expected, amount),
    byDay: begun ? course.byDay : [],
    forecast:
      campaign.state === "running" && done !== undefined
        ? lookAhead(course, campaign, { day, done, mayFall: level })
        : undefined,
    parts: open.map((team) => {
      const part = parts.get(team.id);
      const line = [
        team.id,
        ...heirs.filter(({ heirId, from }) => heirId === team.id && from <= day).map(({ teamId }) => teamId),
      ];
      const own = begun ? sumOf(course.doneBy, line) : undefined;
      const asked = part === undefined || part === 0 ? undefined : part;
      const due = asked === undefined ? undefined : expectedBy(campaign, day, asked, sumOf(known, line));
      return {
        team,
        amount: asked,
        done: own,
        expected: due,
        standing: asked === undefined || due === undefined ? "unknown" : standingOf(own, due, asked),
      };
    }),
  };
}

/** Undefined when none of the teams is known. */
function sumOf(byTeam: ReadonlyMap<number, number>, teamIds: readonly number[]): number | undefined {
  const known = teamIds.flatMap((id) => byTeam.get(id) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}

function lookAhead(
  { byDay, added }: IndicatorCourse,
  { to }: Campaign,
  { day, done, mayFall }: { day: Day; done: number; mayFall: boolean },
): Forecast | undefined {
  const before = byDay.at(-2) ?? done - (added.at(-1) ?? 0);
  return forecast({ daily: added.slice(0, -1), before, done, daysLeft: daysBetween(day, to) + 1, mayFall });
}

/** A campaign as one team has it; empty when nothing is asked of the team. */
export async function campaignOfTeam(
  tx: Transaction,
  { teamId, ...asked }: Asked & { teamId: number },
): Promise<Progress[]> {
  const indicators = await campaignProgress(tx, asked);
  return indicators.flatMap(({ target, parts }) => {
    const part = parts.find(({ team }) => team.id === teamId);
    if (part?.amount === undefined || part.expected === undefined) return [];
    const { amount, done, expected, standing } = part;
    return [{ target, amount, done, expected, standing }];
  });
}
