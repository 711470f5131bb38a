import { dayOf } from "../../shared/calendar/day.ts";
import { neighbourPeriod, periodOf } from "../../shared/calendar/period.ts";
import { fold } from "../../shared/understanding/fold.ts";
import { withScope } from "../db/connection.ts";
import { rootsFor, type UnitAction } from "../services/access.ts";
import { completenessByUnit } from "../services/figures/completeness.ts";
import { communeIdsBelow, findUnits, type Unit } from "../services/units/units.ts";
import type { Turn } from "./command.ts";

/** A level in front of a name: "xã", "phường", "đặc khu", folded. */
const LEVEL = /^(?:xa|phuong|dac khu) /;

/** One commune of those a person looks after, or several to choose from, by name; none: the person looks after nothing. */
export type CommuneMeant = { kind: "one"; communeId: number; isOwn: boolean } | { kind: "several"; communes: Unit[] };

/**
 * The commune a message is about: the one it names, else the account's own when the person works there, else the only one. A
 * province's officer writes to the account of any of its communes, which says nothing of the one they mean.
 */
export async function communeMeant(turn: Turn, action: UnitAction): Promise<CommuneMeant> {
  const { tx, person, commune } = turn;
  const roots = await findUnits(tx, rootsFor(person, action));
  const worksHere = roots.some(({ communeId }) => communeId === commune.id);
  const ids = new Set<number>();
  for (const root of roots) for (const id of await communeIdsBelow(tx, root)) ids.add(id);
  const communes = await findUnits(tx, [...ids]);
  const only = communes.length === 1 ? communes[0] : undefined;
  const meant = namedIn(turn.folded, communes)?.id ?? (worksHere ? commune.id : only?.id);
  if (meant !== undefined) return { kind: "one", communeId: meant, isOwn: meant === commune.id && worksHere };
  return { kind: "several", communes: communes.sort((a, b) => a.name.localeCompare(b.name, "vi", { numeric: true })) };
}

/** The longest name in the text: "xã Tân An Hội" is not "xã Tân An". */
function namedIn(folded: string, communes: readonly Unit[]): Unit | undefined {
  const text = ` ${folded.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  const isNamed = ({ name }: Unit) => {
    const bare = fold(name).replace(LEVEL, "");
    // "Xã B": one letter alone is no name.
    return text.includes(` ${fold(name)} `) || (bare.length > 2 && text.includes(` ${bare} `));
  };
  return communes.filter(isNamed).sort((a, b) => b.name.length - a.name.length)[0];
}

export interface MissingOfCommune {
  commune: Unit;
  missing: number;
  teams: number;
}

/** The communes in which most teams did not report for the period that ended last, the worst first; no others. */
export async function mostMissing(turn: Turn, communes: readonly Unit[]): Promise<MissingOfCommune[]> {
  const { period: rule } = turn.commune.settings;
  const period = neighbourPeriod(rule, periodOf(rule, dayOf(turn.now)), -1);
  const unitIds = communes.map(({ id }) => id);
  const counts = await withScope(turn.tx, { communes: unitIds }, (tx) =>
    completenessByUnit(tx, { unitIds, period, view: "today", by: "commune" }),
  );
  return counts
    .flatMap(({ unitId, missing, teams }) => {
      const commune = communes.find(({ id }) => id === unitId);
      return commune && missing > 0 ? [{ commune, missing, teams }] : [];
    })
    .sort((a, b) => b.missing - a.missing);
}
