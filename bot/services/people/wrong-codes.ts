import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import type { Vault } from "../../db/vault.ts";

/** Enough for a shaky hand; five an hour make 120 of a team's 90.000 codes a day. */
const wrongCodesAnHour = 5;
const hourMs = 3_600_000;

interface Writer {
  oaId: string;
  zaloUserId: string;
}

/** When the writer may try a code again; undefined when they may now. */
export async function codesBlockedUntil(
  tx: Transaction,
  vault: Vault,
  { now, ...writer }: Writer & { now: Date },
): Promise<Date | undefined> {
  const { rows } = await tx.execute<{ at: Date | string }>(sql`
    select at from wrong_codes
    where writer = ${fingerprintOf(vault, writer)} and at > ${new Date(now.getTime() - hourMs)}::timestamptz
    order by at desc offset ${wrongCodesAnHour - 1} limit 1`);
  const [fifth] = rows;
  return fifth && new Date(new Date(fifth.at).getTime() + hourMs);
}

/** A code that fits nothing: a join code, a grant or a login. */
export async function noteWrongCode(
  tx: Transaction,
  vault: Vault,
  { now, ...writer }: Writer & { now: Date },
): Promise<void> {
  await tx.execute(sql`insert into wrong_codes (writer, at) values (${fingerprintOf(vault, writer)}, ${now})`);
}

function fingerprintOf(vault: Vault, { oaId, zaloUserId }: Writer): string {
  return vault.fingerprint("writer", `${oaId}:${zaloUserId}`);
}
