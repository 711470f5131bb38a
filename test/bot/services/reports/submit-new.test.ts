import { asc, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { reportRevisions, reports, staleWeeks } from "../../../../bot/db/schema/index.ts";
import type { KnownPerson } from "../../../../bot/services/people/known-person.ts";
import { lockPeriod } from "../../../../bot/services/periods/locks.ts";
import { openDraft } from "../../../../bot/services/reports/drafts.ts";
import { lockReportsOfTeam } from "../../../../bot/services/reports/report.ts";
import { reportNothing } from "../../../../bot/services/reports/report-nothing.ts";
import { submitDraft } from "../../../../bot/services/reports/submit-draft.ts";
import { submitNew } from "../../../../bot/services/reports/submit-new.ts";
import { makeCommune, type TestCommune } from "../../../helpers/commune.ts";
import { formReport, makeReporter } from "../../../helpers/report.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

const now = new Date("2026-11-18T03:00:00Z");
const database = openTestDatabase();
let commune: TestCommune;
let author: KnownPerson;
let keys = 0;

beforeEach(async () => {
  commune = await makeCommune(database.db, 2);
  author = await member(0);
});

const inScope = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, { communes: [commune.id] }, fn);

const member = (team: number) => makeReporter(database.db, commune, { team: commune.teams[team]!, now });

const newReport = (values: Record<string, number>, by = author, key = `k${++keys}`) =>
  formReport(commune, { by, values, key, now });
type New = ReturnType<typeof newReport>;

const atOnce = (report: New & { replaces?: number }) => inScope((tx) => submitNew(tx, report));
const asDraft = (report: New) =>
  inScope(async (tx) => {
    const { id } = await openDraft(tx, report);
    return submitDraft(tx, { reportId: id, by: report.by, now });
  });

/** All that was written of a report, apart from what tells one row from another. */
async function traces(reportId: number) {
  return inScope(async (tx) => {
    const [report] = await tx.select().from(reports).where(eq(reports.id, reportId));
    const revisions = await tx.select().from(reportRevisions).where(eq(reportRevisions.reportId, reportId));
    const weeks = await tx.select().from(staleWeeks).orderBy(asc(staleWeeks.id));
    const { id, number, idempotencyKey, teamId, authorPersonId, ...said } = report!;
    return {
      said,
      revisions: revisions.map(({ id: _id, reportId: _report, byPersonId, ...revision }) => ({
        ...revision,
        isByAuthor: byPersonId === authorPersonId,
      })),
      week: weeks.findLast((week) => week.teamId === teamId)?.week,
    };
  });
}

test("leaves behind what a draft and its confirmation leave, and returns what it wrote", async () => {
  const other = await member(1);
  for (const by of [author, other])
    for (const count of [5, 6, 5, 4]) await asDraft(newReport({ dvc_guided: count }, by));
  const values = { dvc_guided: 5_000, cashless_shops: 2 };
  const confirmed = await asDraft(newReport(values));
  const { report, already } = await atOnce(newReport(values, other));
  const [left, expected] = [await traces(report.id), await traces(confirmed.report.id)];
  expect(left).toEqual(expected);
  expect(left.revisions).toHaveLength(1);
  expect(left.said.warnings).not.toBeNull();
  expect({ already, number: report.number }).toEqual({ already: false, number: confirmed.report.number! + 1 });
  const [stored] = await inScope((tx) => tx.select().from(reports).where(eq(reports.id, report.id)));
  expect(report).toEqual(stored);
});

test("with the same key twice, at the same moment or later, is one report", async () => {
  const report = newReport({ dvc_guided: 4 });
  const both = await Promise.all([atOnce(report), atOnce(report)]);
  const later = await atOnce({ ...report, values: { dvc_guided: 9 } });
  expect(new Set([...both, later].map((saved) => saved.report.id)).size).toBe(1);
  expect([...both, later].filter(({ already }) => !already)).toHaveLength(1);
  expect(later.report.values).toEqual({ dvc_guided: 4 });
});

test("confirms a draft that was kept with the key", async () => {
  const report = newReport({ dvc_guided: 4 });
  const draft = await inScope((tx) => openDraft(tx, report));
  expect((await atOnce(report)).report).toMatchObject({ id: draft.id, state: "submitted", revision: 1 });
});

test("numbers of twenty at the same moment follow one another without a gap", async () => {
  const other = await member(1);
  const saved = await Promise.all(
    Array.from({ length: 20 }, (_, n) => atOnce(newReport({ dvc_guided: n }, n % 2 === 0 ? author : other))),
  );
  const numbers = saved.map(({ report }) => report.number).sort((a, b) => a! - b!);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
});

test("takes the place of “nothing to report”, and of the report it is to replace", async () => {
  const nothing = await inScope((tx) => reportNothing(tx, newReport({})));
  const first = await atOnce(newReport({ dvc_guided: 4 }));
  const second = await atOnce({ ...newReport({ dvc_guided: 5 }), replaces: first.report.id });
  const states = await inScope((tx) => tx.select({ id: reports.id, state: reports.state }).from(reports));
  const stateOf = (id: number | undefined) => states.find((row) => row.id === id)?.state;
  expect(nothing.kind).toBe("recorded");
  const of = nothing.kind === "recorded" ? nothing.report.id : undefined;
  expect([stateOf(of), stateOf(first.report.id), stateOf(second.report.id)]).toEqual([
    "withdrawn",
    "withdrawn",
    "submitted",
  ]);
});

test("is refused for a team of others, without figures, and in a closed period; nothing is left of it", async () => {
  const foreign = { ...newReport({ dvc_guided: 4 }), teamId: commune.teams[1]!.id };
  await expect(atOnce(foreign)).rejects.toMatchObject({ reason: "not_allowed" });
  await expect(atOnce(newReport({}))).rejects.toMatchObject({ reason: "nothing_in_it" });
  await inScope((tx) => lockPeriod(tx, { communeId: commune.id, period: "2026-W47", byPersonId: author.id, now }));
  await expect(atOnce(newReport({ dvc_guided: 4 }))).rejects.toMatchObject({ reason: "period_locked" });
  expect(await inScope((tx) => tx.select().from(reports))).toEqual([]);
});

test("sent again after its period was closed, is the report that came before it", async () => {
  const [report, draft] = [newReport({ dvc_guided: 4 }), newReport({ dvc_guided: 5 })];
  const saved = await atOnce(report);
  const { id } = await inScope((tx) => openDraft(tx, draft));
  await inScope((tx) => lockPeriod(tx, { communeId: commune.id, period: "2026-W47", byPersonId: author.id, now }));
  expect(await atOnce(report)).toMatchObject({ already: true, report: { id: saved.report.id } });
  expect(await inScope((tx) => openDraft(tx, draft))).toMatchObject({ id });
});

/** Resolves when somebody waits for a lock of this kind that no row has. */
async function somebodyWaits(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await database.db.execute(sql`
        select from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`);
      expect(rows).toHaveLength(1);
    },
    { timeout: 20_000 },
  );
}

test("who waits for a team's turn holds none of its reports meanwhile, and then sees what came before", async () => {
  const { id } = await inScope((tx) => openDraft(tx, newReport({ dvc_guided: 4 })));
  const confirm = () => inScope((tx) => submitDraft(tx, { reportId: id, by: author, now }));
  for (const save of [confirm, () => atOnce(newReport({ dvc_guided: 6 }))]) {
    const [nothing, saving] = await inScope(async (tx) => {
      await lockReportsOfTeam(tx, author.memberships[0]!.teamId);
      const later = save();
      await somebodyWaits();
      await tx.execute(sql`select from reports for update nowait`);
      return [await submitNew(tx, { ...newReport({}), nothingToReport: true }), later] as const;
    });
    await saving;
    const [replaced] = await inScope((tx) => tx.select().from(reports).where(eq(reports.id, nothing.report.id)));
    expect(replaced).toMatchObject({ state: "withdrawn" });
  }
});
