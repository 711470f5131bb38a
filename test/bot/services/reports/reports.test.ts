import { inArray } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { reports } from "../../../../bot/db/schema/index.ts";
import type { KnownPerson } from "../../../../bot/services/people/known-person.ts";
import { changeDraft, dropForgottenDrafts, openDraft, openDraftsOf } from "../../../../bot/services/reports/drafts.ts";
import { reportNothing } from "../../../../bot/services/reports/report-nothing.ts";
import { ReportRefusedError } from "../../../../bot/services/reports/report-refused-error.ts";
import { amendReport, findSimilar, withdrawReport } from "../../../../bot/services/reports/saved-reports.ts";
import { submitDraft } from "../../../../bot/services/reports/submit-draft.ts";
import { makeCommune, type TestCommune } from "../../../helpers/commune.ts";
import { formReport, makeReporter } from "../../../helpers/report.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

const now = new Date("2026-11-18T03:00:00Z");
const database = openTestDatabase();
let commune: TestCommune;
let author: KnownPerson;
let stranger: KnownPerson;
let keys = 0;

beforeEach(async () => {
  commune = await makeCommune(database.db, 2);
  author = await member(0);
  stranger = await member(1);
});

const inScope = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, { communes: [commune.id] }, fn);

const member = (team: number) => makeReporter(database.db, commune, { team: commune.teams[team]!, now });

const newDraft = (values: Record<string, number>, by = author, key = `k${++keys}`) =>
  formReport(commune, { by, values, key, now });

const open = (values: Record<string, number>, by = author) => inScope((tx) => openDraft(tx, newDraft(values, by)));
const submit = (reportId: number, by = author) => inScope((tx) => submitDraft(tx, { reportId, by, now }));

describe("opening a draft", () => {
  test("with a key seen before gives the same report back, also after it was saved", async () => {
    const draft = newDraft({ dvc_guided: 4 });
    const first = await inScope((tx) => openDraft(tx, draft));
    await submit(first.id);
    const again = await inScope((tx) => openDraft(tx, { ...draft, values: { dvc_guided: 9 } }));
    expect(again).toMatchObject({ id: first.id, state: "submitted", values: { dvc_guided: 4 } });
  });

  test("for a team of others is refused", async () => {
    const foreign = { ...newDraft({ dvc_guided: 4 }), teamId: commune.teams[1]!.id };
    await expect(inScope((tx) => openDraft(tx, foreign))).rejects.toMatchObject({ reason: "not_allowed" });
  });

  test("with another person's key gives nothing away", async () => {
    const draft = newDraft({ dvc_guided: 4 });
    await inScope((tx) => openDraft(tx, draft));
    const stolen = { ...newDraft({}, stranger), idempotencyKey: draft.idempotencyKey };
    await expect(inScope((tx) => openDraft(tx, stolen))).rejects.toThrow(ReportRefusedError);
  });
});

describe("submitting", () => {
  test("twenty of two teams at the same moment get twenty numbers, without a gap", async () => {
    const authors = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? author : stranger));
    const drafts = await Promise.all(authors.map((by, index) => open({ dvc_guided: index }, by)));
    const saved = await Promise.all(drafts.map(({ id }, index) => submit(id, authors[index])));
    const numbers = saved.map(({ report }) => report.number).sort((a, b) => a! - b!);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test("the same draft twice at the same moment saves it once", async () => {
    const { id } = await open({ dvc_guided: 4 });
    const both = await Promise.all([submit(id), submit(id)]);
    expect(both.map(({ already }) => already).sort()).toEqual([false, true]);
    expect(both[0]!.report.revision).toBe(1);
    expect(both[1]!.report.revision).toBe(1);
  });

  test("numbers start anew in every commune", async () => {
    await submit((await open({ dvc_guided: 4 })).id);
    commune = await makeCommune(database.db, 1);
    const other = await member(0);
    expect((await submit((await open({ dvc_guided: 4 }, other)).id, other)).report.number).toBe(1);
  });

  test("is refused while a question is open, without figures, and by others", async () => {
    const { id } = await open({ dvc_guided: 4 });
    await expect(submit(id, stranger)).rejects.toMatchObject({ reason: "not_allowed" });
    const question = { text: "?", codes: ["dvc_guided"], choices: [] };
    const questions = { teamIds: [], figures: [question], approximate: [], isReminded: false };
    await inScope((tx) => changeDraft(tx, { reportId: id, by: author, questions, now }));
    await expect(submit(id)).rejects.toMatchObject({ reason: "questions_open" });
    await expect(submit((await open({})).id)).rejects.toMatchObject({ reason: "nothing_in_it" });
  });

  test("two members who confirm the same at the same moment see one another", async () => {
    const other = await member(0);
    const drafts = [await open({ dvc_guided: 4 }), await open({ dvc_guided: 4 }, other)];
    const confirm = (index: number, by: KnownPerson) =>
      inScope(async (tx) => {
        const similar = await findSimilar(tx, drafts[index]!);
        if (similar.length === 0) await submitDraft(tx, { reportId: drafts[index]!.id, by, now });
        return similar.length;
      });
    const seen = await Promise.all([confirm(0, author), confirm(1, other)]);
    expect(seen.sort()).toEqual([0, 1]);
  });
});

describe("a saved report", () => {
  test("is amended with history, and not for nothing", async () => {
    const { report } = await submit((await open({ dvc_guided: 4 })).id);
    const amend = (values: Record<string, number>) =>
      inScope((tx) => amendReport(tx, { reportId: report.id, by: author, values, change: "amended", now }));
    expect(await amend({ dvc_guided: 4 })).toMatchObject({ state: "submitted", revision: 1 });
    expect(await amend({ dvc_guided: 0 })).toMatchObject({ state: "amended", revision: 2, number: 1 });
    await expect(amend({})).rejects.toMatchObject({ reason: "nothing_in_it" });
  });

  test("of nothing that gets figures is one like any other: a later one leaves it in place", async () => {
    const nothing = await inScope((tx) => openDraft(tx, { ...newDraft({}), nothingToReport: true }));
    const { report } = await submit(nothing.id);
    const amended = await inScope((tx) =>
      amendReport(tx, { reportId: report.id, by: author, values: { dvc_guided: 4 }, change: "amended", now }),
    );
    expect(amended.nothingToReport).toBe(false);
    await submit((await open({ dvc_guided: 2 })).id);
    const counted = await inScope((tx) =>
      tx
        .select()
        .from(reports)
        .where(inArray(reports.state, ["submitted", "amended"])),
    );
    expect(counted.map((row) => row.values)).toEqual(expect.arrayContaining([{ dvc_guided: 4 }, { dvc_guided: 2 }]));
  });

  test("is withdrawn once, and a draft or somebody else's not at all", async () => {
    const { report } = await submit((await open({ dvc_guided: 4 })).id);
    const withdraw = (reportId: number, by = author) => inScope((tx) => withdrawReport(tx, { reportId, by, now }));
    await expect(withdraw(report.id, stranger)).rejects.toMatchObject({ reason: "not_allowed" });
    expect(await withdraw(report.id)).toMatchObject({ state: "withdrawn", revision: 2 });
    expect(await withdraw(report.id)).toMatchObject({ state: "withdrawn", revision: 2 });
    await expect(withdraw((await open({ dvc_guided: 4 })).id)).rejects.toMatchObject({ reason: "not_saved" });
    await expect(submit(report.id)).rejects.toMatchObject({ reason: "not_a_draft" });
  });

  test("of another commune cannot be seen, let alone changed", async () => {
    const { report } = await submit((await open({ dvc_guided: 4 })).id);
    const home = author;
    commune = await makeCommune(database.db, 1);
    const trying = inScope((tx) => withdrawReport(tx, { reportId: report.id, by: home, now }));
    await expect(trying).rejects.toMatchObject({ reason: "not_found" });
  });
});

test("two members who report nothing at the same moment make one report", async () => {
  const other = await member(0);
  const both = await Promise.all(
    [author, other].map((by) => {
      const { values: _, ...nothing } = newDraft({}, by);
      return inScope((tx) => reportNothing(tx, nothing));
    }),
  );
  expect(both.map(({ kind }) => kind).sort()).toEqual(["already_recorded", "recorded"]);
});

test("drafts nobody touched for three days are given up, younger ones are not", async () => {
  const { id: old } = await open({ dvc_guided: 4 });
  const later = new Date(now.getTime() + 73 * 3_600_000);
  const young = await inScope((tx) => openDraft(tx, { ...newDraft({ dvc_guided: 5 }), now: later }));
  expect(await inScope((tx) => dropForgottenDrafts(tx, later))).toBe(1);
  const left = await inScope((tx) => openDraftsOf(tx, { personId: author.id, now: later }));
  expect(left.map(({ id }) => id)).toEqual([young.id]);
  await expect(submit(old)).rejects.toMatchObject({ reason: "not_a_draft" });
});
