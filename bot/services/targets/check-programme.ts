import { daysBetween } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import type { Transaction } from "../../db/connection.ts";
import { ProgrammeRefusedError } from "./programme-refused-error.ts";
import { teamsBelow } from "./programme-teams.ts";

/** Three years: what is asked for longer is a wish. */
const MOST_DAYS = 3 * 366;

interface Programme {
  unitId: number;
  indicators: readonly Indicator[];
  targets: readonly { indicatorCode: string; exceptions: readonly { teamId: number }[] }[];
  /** Teams named otherwise, e.g. as excluded. */
  teamIds?: readonly number[] | undefined;
}

/** Throws ProgrammeRefusedError when the end is before the beginning, or too far after it. */
export function requireDays({ from, to }: DayRange): void {
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > MOST_DAYS) throw new ProgrammeRefusedError("wrong_days");
}

/** Throws ProgrammeRefusedError when indicators or teams are not what they should be. */
export async function checkProgramme(
  tx: Transaction,
  { unitId, indicators, targets, teamIds = [] }: Programme,
): Promise<void> {
  const codes = targets.map(({ indicatorCode }) => indicatorCode);
  const known = new Set(indicators.map(({ code }) => code));
  if (new Set(codes).size < codes.length || codes.some((code) => !known.has(code))) {
    throw new ProgrammeRefusedError("unknown_indicator");
  }
  const named = [...teamIds, ...targets.flatMap(({ exceptions }) => exceptions.map(({ teamId }) => teamId))];
  if (named.length === 0) return;
  const below = new Set((await teamsBelow(tx, { unitId })).map(({ id }) => id));
  if (named.some((teamId) => !below.has(teamId))) throw new ProgrammeRefusedError("unknown_team");
}
