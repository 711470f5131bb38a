import { and, asc, eq, gt, isNull, lt } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { helpRequests } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { type HelpRequest, toRequest } from "./help-requests.ts";

/** Requests nobody took, made between two moments, whose officers were not told of it yet; oldest first. */
export async function untakenSince(
  tx: Transaction,
  vault: Vault,
  { after, before, limit }: { after: Date; before: Date; limit: number },
): Promise<(HelpRequest & { communeId: number })[]> {
  const rows = await tx
    .select()
    .from(helpRequests)
    .where(
      and(
        eq(helpRequests.state, "open"),
        isNull(helpRequests.escalatedAt),
        gt(helpRequests.createdAt, after),
        lt(helpRequests.createdAt, before),
      ),
    )
    .orderBy(asc(helpRequests.id))
    .limit(limit);
  return rows.map((row) => ({ ...toRequest(row, vault), communeId: row.communeId }));
}

/** False when somebody took it meanwhile. */
export async function markEscalated(tx: Transaction, { id, now }: { id: number; now: Date }): Promise<boolean> {
  const marked = await tx
    .update(helpRequests)
    .set({ escalatedAt: now })
    .where(and(eq(helpRequests.id, id), eq(helpRequests.state, "open"), isNull(helpRequests.escalatedAt)))
    .returning({ id: helpRequests.id });
  return marked.length > 0;
}
