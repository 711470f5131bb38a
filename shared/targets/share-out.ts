/** What one team has to reach is worked out the same way for the server and for the officer's preview. */

export type TargetBasis = "per_team" | "per_100_households" | "shared";

export interface TargetSize {
  /** Each team this much; each this much for every 100 households; or this much shared out among all. */
  basis: TargetBasis;
  amount: number;
}

export interface SharingTeam {
  id: number;
  /** Absent when nobody knows. */
  households?: number | undefined;
  /** What was asked of teams that it took over, by amounts of their own; asked of it as well. */
  inherited?: number;
  /** Teams whose work it does, itself among them, of which nothing else is asked: 1 unless others were merged into it. */
  standsFor?: number;
}

/**
 * Each team's part, whole numbers. A team that others were merged into is asked what they were. An exception stands as it is (0: nothing is asked of that team) and is taken off a total
 * before the rest is shared: by households when all the others' are known, else in equal parts; the parts add up to the total
 * exactly. Absent: nobody can say, for the team's households are unknown.
 */
export function shareOut(
  { basis, amount }: TargetSize,
  teams: readonly SharingTeam[],
  exceptions: ReadonlyMap<number, number>,
): Map<number, number> {
  const others = teams.filter(({ id }) => !exceptions.has(id));
  const shares = basis === "shared" ? sharesOf(amount - sumOf(teams, exceptions), others) : undefined;
  const entries = teams.flatMap((team): [number, number][] => {
    const part =
      exceptions.get(team.id) ?? withInherited(team, shares?.get(team.id) ?? ownPart({ basis, amount }, team));
    return part === undefined ? [] : [[team.id, part]];
  });
  return new Map(entries);
}

function sumOf(teams: readonly SharingTeam[], exceptions: ReadonlyMap<number, number>): number {
  return teams.reduce((sum, { id, inherited = 0 }) => sum + (exceptions.get(id) ?? inherited), 0);
}

function withInherited({ inherited = 0 }: SharingTeam, part: number | undefined): number | undefined {
  return part === undefined ? undefined : part + inherited;
}

function ownPart({ basis, amount }: TargetSize, { households, standsFor = 1 }: SharingTeam): number | undefined {
  if (basis === "per_team") return amount * standsFor;
  if (households === undefined) return undefined;
  const exact = (amount * households) / 100;
  return exact > 0 ? Math.max(1, Math.round(exact)) : 0;
}

/** Largest remainders: whoever lost most by rounding down gets the ones that are left. */
function sharesOf(total: number, teams: readonly SharingTeam[]): Map<number, number> {
  const left = Math.max(0, total);
  const byHouseholds = teams.every(({ households }) => households !== undefined && households > 0);
  const weights = teams.map(({ households, standsFor = 1 }) => (byHouseholds ? (households ?? 0) : standsFor));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (all === 0 ? 0 : (left * weight) / all));
  const parts = exact.map(Math.floor);
  const over = left - parts.reduce((sum, part) => sum + part, 0);
  const order = exact
    .map((value, place) => ({ place, lost: value - Math.floor(value) }))
    .sort((a, b) => b.lost - a.lost);
  for (const { place } of order.slice(0, teams.length === 0 ? 0 : over)) parts[place] = (parts[place] ?? 0) + 1;
  return new Map(teams.map(({ id }, place) => [id, parts[place] ?? 0]));
}
