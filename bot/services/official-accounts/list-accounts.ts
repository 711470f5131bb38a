import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Database } from "../../db/connection.ts";
import { officialAccounts, quarantinedEvents, units } from "../../db/schema/index.ts";
import { Capabilities, Health, type Probe, type Problem } from "./account-state.ts";

/** A connected OA as operators see it: no key and no token. */
export interface Account {
  oaId: string;
  name: string | undefined;
  appId: string;
  communeId: number | undefined;
  communeName: string | undefined;
  tokens: { state: "ok" | "uncertain" | "dead"; issuedAt: Date; expiresAt: Date } | undefined;
  verifiedAt: Date | undefined;
  lastEventAt: Date | undefined;
  lastSentAt: Date | undefined;
  personPath: "v3" | "v2" | undefined;
  refusals: { operation: string; code: number }[];
  revokedAt: Date | undefined;
  capabilities: Capabilities;
  probe: Probe | undefined;
  /** The longest the OA was quiet of late; undefined while it is not known. */
  usualGapMs: number | undefined;
  rhythm: Health["rhythm"];
  /** As found by the last look. */
  problems: Problem[];
  watchedAt: Date | undefined;
  resumedAt: Date | undefined;
  /** Diagnosis of the newest wrongly signed event, when it came after the newest good one. */
  wrongSignature: string | undefined;
}

/** All connected OAs, or those of some communes. */
export async function listAccounts(db: Database, communeIds?: readonly number[]): Promise<Account[]> {
  const rows = await db
    .select({ account: officialAccounts, communeName: units.name })
    .from(officialAccounts)
    .leftJoin(units, eq(units.id, officialAccounts.communeId))
    .where(communeIds && inArray(officialAccounts.communeId, [...communeIds]))
    .orderBy(asc(officialAccounts.id));
  return Promise.all(
    rows.map(async ({ account, communeName }) => {
      const health = Health.catch({ refusals: {}, problems: [] }).parse(account.health);
      const capabilities = Capabilities.catch({}).parse(account.capabilities);
      const { tokenState: state, tokenIssuedAt: issuedAt, tokenExpiresAt: expiresAt } = account;
      return {
        oaId: account.oaId,
        name: account.name ?? undefined,
        appId: account.appId,
        communeId: account.communeId ?? undefined,
        communeName: communeName ?? undefined,
        tokens: issuedAt && expiresAt ? { state, issuedAt, expiresAt } : undefined,
        verifiedAt: account.verifiedAt ?? undefined,
        lastEventAt: account.lastEventAt ?? undefined,
        lastSentAt: account.lastSentAt ?? undefined,
        personPath: capabilities.personPath,
        capabilities,
        probe: health.probe,
        usualGapMs: health.rhythm?.longestGapMs,
        rhythm: health.rhythm,
        problems: health.problems,
        watchedAt: health.watchedAt === undefined ? undefined : new Date(health.watchedAt),
        resumedAt: health.resumedAt === undefined ? undefined : new Date(health.resumedAt),
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
