import { eq, sql } from "drizzle-orm";
import type { Database } from "../../db/connection.ts";
import { officialAccounts } from "../../db/schema/index.ts";

/** The content of `zalo_verifier<code>.html`, from whichever OA's settings hold it. */
export async function findVerifierFile(db: Database, code: string): Promise<string | undefined> {
  const [row] = await db
    .select({ files: officialAccounts.verifierFiles })
    .from(officialAccounts)
    .where(sql`${officialAccounts.verifierFiles} ? ${code}`)
    .limit(1);
  return row?.files[code];
}

/** Kept with the OA it was entered for. */
export async function saveVerifierFile(
  db: Database,
  { oaId, code, content }: { oaId: string; code: string; content: string },
): Promise<void> {
  await db
    .update(officialAccounts)
    .set({ verifierFiles: sql`${officialAccounts.verifierFiles} || ${JSON.stringify({ [code]: content })}::jsonb` })
    .where(eq(officialAccounts.oaId, oaId));
}
