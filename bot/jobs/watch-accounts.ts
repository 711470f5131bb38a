import { z } from "zod";
import { dayOf } from "../../shared/calendar/day.ts";
import { isQuiet } from "../../shared/calendar/quiet-hours.ts";
import { withScope } from "../db/connection.ts";
import type { Logger } from "../logger.ts";
import { readCommune } from "../services/communes.ts";
import { readDaysOff } from "../services/days-off.ts";
import { keepFindings, learnCapability, type Problem } from "../services/official-accounts/account-state.ts";
import { type Account, listAccounts } from "../services/official-accounts/list-accounts.ts";
import { markTold, mergeProblems, newsOf } from "../services/official-accounts/problems.ts";
import { notifyPerson } from "../services/outbox/notify.ts";
import type { Outbox } from "../services/outbox/outbox.ts";
import { officersOf } from "../services/teams/contacts.ts";
import { deriveCapabilities } from "../zalo/capabilities.ts";
import { findHealthProblems } from "../zalo/health.ts";
import { observationsOf } from "../zalo/observations.ts";
import type { Job } from "./job.ts";
import { createLimiter } from "./limiter.ts";
import { type ProbeDeps, probeAccount } from "./probe-account.ts";
import type { Counts } from "./queue.ts";

/** Looks come each two minutes, so that what breaks is known within five. */
const lookEveryMs = 2 * 60_000;
/** A message that went out tells as much as a question. */
const probeEveryMs = 3.5 * 60_000;
const sentLatelyMs = 2 * 60_000;
/** A country's OAs in two looks. */
const probesARun = 2_000;
const callsAtOnce = 8;
/** Nobody looked for so long: the product was away. */
const wasAwayMs = 5 * lookEveryMs;

interface WatchDeps extends ProbeDeps {
  outbox: Outbox;
  logger: Logger;
}

/** Every two minutes: what is wrong with each OA is found, kept for `oa status`, and told to its officers once. */
export const watchAccountsJob: Job = {
  name: "watch-accounts",
  schedule: { everyMs: lookEveryMs },
  run: async (payload, { commandDeps, ...deps }) => {
    const { oaId } = Payload.parse(payload ?? {});
    return watchAccounts({ ...deps, outbox: commandDeps.outbox }, oaId);
  },
};

/** With an OA: somebody pressed "Kiểm tra lại", and this one is looked at thoroughly. */
const Payload = z.object({ oaId: z.string().optional() });

export async function watchAccounts(deps: WatchDeps, only?: string): Promise<Counts> {
  const counts = { accounts: 0, probed: 0, failed: 0, problems: 0, told: 0 };
  counts.probed = await probeDue(deps, only);
  for (const account of await listAccounts(deps.db)) {
    if (only !== undefined && account.oaId !== only) continue;
    try {
      const { problems, told } = await watchOne(deps, account);
      counts.accounts += 1;
      counts.problems += problems;
      counts.told += told;
    } catch (error) {
      deps.logger.warn({ err: error, oaId: account.oaId }, "an OA could not be looked after");
      counts.failed += 1;
    }
  }
  return counts;
}

/** Those asked longest ago first. Returns how many were asked. */
async function probeDue(deps: WatchDeps, only: string | undefined): Promise<number> {
  const now = deps.now().getTime();
  const askedAt = ({ probe }: Account) => (probe === undefined ? 0 : Date.parse(probe.at));
  const isDue = (account: Account) =>
    askedAt(account) <= now - probeEveryMs && (account.lastSentAt?.getTime() ?? 0) <= now - sentLatelyMs;
  const due = (await listAccounts(deps.db))
    .filter((account) => account.tokens !== undefined && account.tokens.state !== "dead")
    .filter((account) => (only === undefined ? isDue(account) : account.oaId === only))
    .sort((a, b) => askedAt(a) - askedAt(b))
    .slice(0, probesARun);
  const limit = createLimiter(callsAtOnce);
  await Promise.all(
    due.map(({ oaId, probe }) =>
      limit(() =>
        probeAccount(deps, oaId, only === undefined || !probe ? probe : { ...probe, packagesAt: undefined }),
      ).catch((error: unknown) => {
        deps.logger.warn({ err: error, oaId }, "Zalo could not be asked about an OA");
      }),
    ),
  );
  return due.length;
}

async function watchOne(deps: WatchDeps, account: Account): Promise<{ problems: number; told: number }> {
  const { db } = deps;
  const { oaId } = account;
  const now = deps.now();
  const wasAway = account.watchedAt !== undefined && now.getTime() - account.watchedAt.getTime() > wasAwayMs;
  const resumedAt = wasAway ? now : account.resumedAt;
  const observed = observationsOf({ ...account, resumedAt });
  const { personPath: _derived, ...abilities } = deriveCapabilities(observed);
  await learnCapability(db, oaId, abilities);
  const problems = mergeProblems(account.problems, findHealthProblems(observed, now), now);
  const rest = {
    rhythm: rhythmOf(account),
    watchedAt: now.toISOString(),
    ...(resumedAt ? { resumedAt: resumedAt.toISOString() } : {}),
  };
  const told = await tell(deps, account, problems);
  await keepFindings(db, oaId, { ...rest, problems: told?.problems ?? problems });
  return { problems: problems.filter(({ goneAt }) => goneAt === undefined).length, told: told?.count ?? 0 };
}

/** The longest quiet time fades, so that one holiday does not make the OA's silence unnoticed for ever. */
function rhythmOf({ lastEventAt, rhythm }: Account): Account["rhythm"] {
  if (lastEventAt === undefined) return rhythm;
  const eventAt = lastEventAt.toISOString();
  if (rhythm === undefined || rhythm.eventAt === eventAt) return rhythm ?? { eventAt, longestGapMs: 0 };
  const gapMs = lastEventAt.getTime() - Date.parse(rhythm.eventAt);
  return { eventAt, longestGapMs: Math.max(gapMs, rhythm.longestGapMs * 0.999) };
}

/** Queues the news for the officers at a decent hour. Undefined: nothing to tell, nobody to tell it to, or not now. */
async function tell(
  { db, outbox, now: clock }: WatchDeps,
  { oaId, communeId }: Account,
  problems: Problem[],
): Promise<{ problems: Problem[]; count: number } | undefined> {
  const now = clock();
  const { found, gone } = newsOf(problems, now);
  if (communeId === undefined || found.length + gone.length === 0) return undefined;
  return withScope(db, { communes: [communeId] }, async (tx) => {
    const { settings } = await readCommune(tx, communeId);
    if (isQuiet(settings.quiet, now, await readDaysOff(tx, communeId))) return undefined;
    const day = dayOf(now);
    const news = [
      ...found.map(({ code, sentence, press }) => ({
        key: code,
        text: `Zalo của đơn vị: ${sentence}\nCần làm: ${press}.`,
      })),
      ...gone.map(({ code, sentence }) => ({
        key: `${code}_gone`,
        text: `Zalo của đơn vị đã ổn. Không còn: ${sentence}`,
      })),
    ];
    let count = 0;
    for (const personId of await officersOf(tx, { unitId: communeId, now })) {
      for (const { key, text } of news) {
        const dedupeKey = `oa_${oaId}_${key}_${day}_${personId}`;
        if (await notifyPerson(tx, outbox, { communeId, personId, message: { text }, dedupeKey })) count += 1;
      }
    }
    // Nobody can be written to now: it stays news.
    return count === 0 ? undefined : { problems: markTold(problems, found, now), count };
  });
}
