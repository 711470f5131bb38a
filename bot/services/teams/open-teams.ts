import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { teams } from "../../db/schema/index.ts";

/** A commune's open teams with their join codes, "Tổ 2" before "Tổ 10". */
export async function openTeams(
  tx: Transaction,
  communeId: number,
): Promise<{ id: number; name: string; unitId: number; joinCode: string }[]> {
  const rows = await tx
    .select({ id: teams.id, name: teams.name, unitId: teams.unitId, joinCode: teams.joinCode })
    .from(teams)
    .where(and(eq(teams.communeId, communeId), isNull(teams.closedOn)));
  return rows.sort((a, b) => a.name.localeCompare(b.name, "vi", { numeric: true }));
}
