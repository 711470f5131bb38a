import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import type { Database } from "../../db/connection.ts";
import { officialAccounts, quarantinedEvents, units } from "../../db/schema/index.ts";
import { Capabilities, Health } from "./account-state.ts";

/** A connected OA as operators see it: no key and no token. */
export interface Account {
  oaId: string;
  name: string | undefined;
  appId: string;
  communeName: string | undefined;
  tokens: { state: "ok" | "uncertain" | "dead"; issuedAt: Date; expiresAt: Date } | undefined;
  verifiedAt: Date | undefined;
  lastEventAt: Date | undefined;
  lastSentAt: Date | undefined;
  personPath: "v3" | "v2" | undefined;
  refusals: { operation: string; code: number }[];
  revokedAt: Date | undefined;
  /** Diagnosis of the newest wrongly signed event, when it came after the newest good one. */
  wrongSignature: string | undefined;
}

export async function listAccounts(db: Database): Promise<Account[]> {
  const rows = await db
    .select({ account: officialAccounts, communeName: units.name })
    .from(officialAccounts)
    .leftJoin(units, eq(units.id, officialAccounts.communeId))
    .orderBy(asc(officialAccounts.id));
  return Promise.all(
    rows.map(async ({ account, communeName }) => {
      const health = Health.catch({ refusals: {} }).parse(account.health);
      const { tokenState: state, tokenIssuedAt: issuedAt, tokenExpiresAt: expiresAt } = account;
      return {
        oaId: account.oaId,
        name: account.name ?? undefined,
        appId: account.appId,
        communeName: communeName ?? undefined,
        tokens: issuedAt && expiresAt ? { state, issuedAt, expiresAt } : undefined,
        verifiedAt: account.verifiedAt ?? undefined,
        lastEventAt: account.lastEventAt ?? undefined,
        lastSentAt: account.lastSentAt ?? undefined,
        personPath: Capabilities.catch({}).parse(account.capabilities).personPath,
        refusals: Object.entries(health.refusals).map(([operation, { code }]) => ({ operation, code })),
        revokedAt: health.revokedAt === undefined ? undefined : new Date(health.revokedAt),
        wrongSignature: await newestWrongSignature(db, account.oaId, account.lastEventAt),
      };
    }),
  );
}

async function newestWrongSignature(db: Database, oaId: string, after: Date | null): Promise<string | undefined> {
  const [newest] = await db
    .select({ diagnosis: quarantinedEvents.diagnosis })
    .from(quarantinedEvents)
    .where(
      and(
        eq(quarantinedEvents.oaId, oaId),
        eq(quarantinedEvents.reason, "bad_signature"),
        after ? gt(quarantinedEvents.receivedAt, after) : sql`true`,
      ),
    )
    .orderBy(desc(quarantinedEvents.id))
    .limit(1);
  return newest?.diagnosis ?? undefined;
}
