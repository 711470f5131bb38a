import { and, eq, isNull } from "drizzle-orm";
import { fold } from "../../../shared/understanding/fold.ts";
import type { Transaction } from "../../db/connection.ts";
import { teams, units } from "../../db/schema/index.ts";

/** A village of the commune and the team that serves it. */
export interface Village {
  unitId: number;
  name: string;
  teamId: number;
}

const KIND =
  /^(?:thon|xom|ban|buon|lang|ap|soc|khom|khu pho|khoi pho|khoi|khu dan cu|khu|to dan pho|to|tdp|kp|kdc|so)\s+/;

/** Villages with a team, by name, "Tổ dân phố 2" before "Tổ dân phố 10"; one team each when there are several. */
export async function villagesWithTeams(tx: Transaction, communeId: number): Promise<Village[]> {
  const rows = await tx
    .selectDistinctOn([units.id], { unitId: units.id, name: units.name, teamId: teams.id })
    .from(teams)
    .innerJoin(units, and(eq(units.id, teams.unitId), eq(units.level, "village"), isNull(units.validTo)))
    .where(and(eq(teams.communeId, communeId), isNull(teams.closedOn)))
    .orderBy(units.id, teams.id);
  return rows.sort((a, b) => a.name.localeCompare(b.name, "vi", { numeric: true }));
}

/**
 * The one village a folded text names: by its whole name ("to dan pho 3", "tdp 3"), by its own part alone ("lang xa con",
 * "3"). Undefined when none or several fit.
 */
export function readVillage(folded: string, villages: readonly Village[]): Village | undefined {
  const text = spellOut(folded);
  const whole = villages.filter((village) => holds(text, spellOut(fold(village.name))));
  if (whole.length > 0) return longest(whole);
  const parts = villages.filter((village) => {
    const own = ownPart(village.name);
    return /^\d+$/.test(own) ? ownPart(text) === own || holdsNumber(text, own) : holds(text, own);
  });
  return parts.length === 1 ? parts[0] : undefined;
}

function spellOut(folded: string): string {
  return folded
    .replace(/[^a-z0-9\s]/g, " ")
    .replace(/([a-z])(?=\d)/g, "$1 ")
    .replace(/\btdp\b/g, "to dan pho")
    .replace(/\bkp\b/g, "khu pho")
    .replace(/\s+/g, " ")
    .trim();
}

function ownPart(name: string): string {
  return spellOut(fold(name)).replace(KIND, "").replace(KIND, "");
}

function holds(text: string, name: string): boolean {
  return name !== "" && ` ${text} `.includes(` ${name} `);
}

/** "Dũng, tổ 1, cài vneid": the number of a place, among other words. */
function holdsNumber(text: string, own: string): boolean {
  return new RegExp(
    `\\b(?:thon|xom|ban|buon|lang|ap|khom|khu pho|khoi pho|khoi|khu|to) ${own}(?! (?:nguoi|cu|ho|ba|ong))\\b`,
  ).test(text);
}

/** "xóm 1 Đông" names "Xóm 1 Đông", not "Xóm 1". */
function longest(found: readonly Village[]): Village | undefined {
  return [...found].sort((a, b) => b.name.length - a.name.length)[0];
}
