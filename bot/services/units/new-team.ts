import type { Day } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import { teams } from "../../db/schema/index.ts";
import { makeJoinCode } from "../teams/join-code.ts";
import { nameKey, tidyName } from "./name-key.ts";
import { requireFreeTeamName, type TeamRow, takenTeamCodes, type UnitRow } from "./tree-rows.ts";
import { codeFromName, takeFreeCode } from "./unit-code.ts";

/** A hundred thousand codes for each pair of initials; a country has a team for each of three in four. */
const TRIES = 50;

/** A team of a village or commune with a join code of its own. Throws TreeRefusedError when the name is taken there. */
export async function createTeam(
  tx: Transaction,
  { name, unit, communeName, households, on }: NewTeam,
): Promise<TeamRow> {
  const communeId = unit.communeId ?? unit.id;
  const tidy = tidyName(name);
  const key = nameKey(tidy);
  await requireFreeTeamName(tx, { id: undefined, nameKey: key, unitId: unit.id });
  const code = takeFreeCode(tidy, codeFromName(unit.code), await takenTeamCodes(tx, communeId));
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [made] = await tx
      .insert(teams)
      .values({
        communeId,
        unitId: unit.id,
        code,
        name: tidy,
        nameKey: key,
        joinCode: makeJoinCode(communeName),
        households: households ?? null,
        openedOn: on,
      })
      .onConflictDoNothing({ target: teams.joinCode })
      .returning();
    if (made) return made;
  }
  throw new Error("no free join code was found");
}

interface NewTeam {
  name: string;
  unit: UnitRow;
  /** The code begins with its initials. */
  communeName: string;
  households: number | undefined;
  on: Day;
}
