import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { readingCorrections, reports } from "../../../bot/db/schema/index.ts";
import { openTestApi } from "../../helpers/api.ts";
import { openDialogue } from "../../helpers/dialogue.ts";
import { queuedFor } from "../../helpers/outbox.ts";

let talk: Awaited<ReturnType<typeof openDialogue>>;
const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let bay: Awaited<ReturnType<typeof api.as>>;
let keys = 0;

beforeEach(async () => {
  talk = await openDialogue(api.db);
  bay = await api.as(talk.commune, talk.people.bay);
});

const form = (values: Record<string, number>, rest: object = {}) => ({
  teamId: talk.commune.teams[0]!.id,
  activityOn: "2026-11-18",
  values,
  idempotencyKey: `form-key-${keys}`,
  ...rest,
});
const newForm = (values: Record<string, number>) => {
  keys += 1;
  return form(values);
};
const counted = async () => {
  const all = await talk.inScope((tx) => tx.select().from(reports).where(eq(reports.communeId, talk.commune.id)));
  return all.filter(({ state }) => state === "submitted" || state === "amended").map(({ values }) => values);
};

describe("what is begun in the form", () => {
  test("is read back in the chat and confirmed there; the form learns it and reports nothing twice", async () => {
    await bay("POST", "/reports/drafts", newForm({ dvc_guided: 4 }));
    expect((await talk.say("bay", "báo cáo")).text).toContain("4 lượt");
    await talk.say("bay", "đúng");
    expect(await counted()).toEqual([{ dvc_guided: 4 }]);
    const kept = await bay("POST", "/reports/drafts", form({ dvc_guided: 4 }));
    expect(kept.json()).toMatchObject({ state: "submitted" });
    await bay("POST", "/reports", form({ dvc_guided: 4 }));
    expect(await counted()).toEqual([{ dvc_guided: 4 }]);
  });

  test("and sent with other figures after it was confirmed in the chat corrects that report", async () => {
    await bay("POST", "/reports/drafts", newForm({ dvc_guided: 4 }));
    await talk.say("bay", "báo cáo");
    await talk.say("bay", "đúng");
    await bay("POST", "/reports", form({ dvc_guided: 6 }));
    expect(await counted()).toEqual([{ dvc_guided: 6 }]);
    await bay("POST", "/reports", form({ dvc_guided: 4 }));
    expect(await counted()).toEqual([{ dvc_guided: 6 }]);
  });

  test("is changed in the chat, and the form shows the change", async () => {
    await bay("POST", "/reports/drafts", newForm({ dvc_guided: 4 }));
    await talk.say("bay", "báo cáo");
    await talk.say("bay", "vneid 3 người");
    const home = (await bay("GET", `/teams/${talk.commune.teams[0]!.id}`)).json();
    expect(home.draft.values).toEqual({ dvc_guided: 4, vneid_level2_activated: 3 });
  });

  test("given up in the chat and sent from the form after all is one report", async () => {
    await bay("POST", "/reports/drafts", newForm({ dvc_guided: 4 }));
    await talk.say("bay", "báo cáo");
    await talk.say("bay", "hủy");
    await bay("POST", "/reports", form({ dvc_guided: 5 }));
    expect(await counted()).toEqual([{ dvc_guided: 5 }]);
  });

  test("and emptied again leaves nothing to be confirmed", async () => {
    await bay("POST", "/reports/drafts", newForm({ dvc_guided: 4 }));
    await bay("POST", "/reports/drafts", form({}));
    expect((await talk.say("bay", "đúng")).text).toContain("Chưa có báo cáo nào chờ");
    expect(await counted()).toEqual([]);
  });

  test("with “nothing to report” after all is no report with figures", async () => {
    await bay("POST", "/reports/drafts", newForm({ dvc_guided: 4 }));
    await bay("POST", "/reports", form({}, { nothingToReport: true }));
    expect(await counted()).toEqual([{}]);
  });
});

describe("what is begun in the chat", () => {
  test("and finished in the form is one report", async () => {
    await talk.say("bay", "vneid 3 người");
    const home = (await bay("GET", `/teams/${talk.commune.teams[0]!.id}`)).json();
    await bay("POST", "/reports", { ...newForm({ vneid_level2_activated: 5 }), draftId: home.draft.id });
    await talk.say("bay", "đúng");
    expect(await counted()).toEqual([{ vneid_level2_activated: 5 }]);
  });

  test("and put right in the form teaches what its words mean, read wrongly or asked about", async () => {
    await talk.say("bay", "tổ em 6 ví xanh");
    await talk.say("bay", "làm được 7 thẻ xanh");
    const home = (await bay("GET", `/teams/${talk.commune.teams[0]!.id}`)).json();
    const right = { vssid_installed: 6, id_card_supported: 7 };
    await bay("POST", "/reports/drafts", { ...newForm({ vssid_installed: 6 }), draftId: home.draft.id });
    await bay("POST", "/reports", { ...form(right), draftId: home.draft.id });
    expect(await counted()).toEqual([right]);
    const { said, code, readAs } = readingCorrections;
    const learned = talk.inScope((tx) =>
      tx
        .select({ said, code, readAs })
        .from(readingCorrections)
        .where(eq(readingCorrections.communeId, talk.commune.id))
        .orderBy(said),
    );
    expect(await learned).toEqual([
      { said: "thẻ xanh", code: "id_card_supported", readAs: null },
      { said: "ví xanh", code: "vssid_installed", readAs: "ewallet_installed" },
    ]);
  });

  test("and confirmed there while the form was open is asked about, and replaced when that is meant", async () => {
    await talk.say("bay", "vneid 3 người");
    const home = (await bay("GET", `/teams/${talk.commune.teams[0]!.id}`)).json();
    await talk.say("bay", "đúng");
    const late = { ...newForm({ vneid_level2_activated: 5 }), draftId: home.draft.id };
    const asked = await bay("POST", "/reports", late);
    expect([asked.statusCode, asked.json().error.code]).toEqual([409, "similar_report"]);
    await bay("POST", "/reports", { ...late, onSimilar: "replace" });
    expect(await counted()).toEqual([{ vneid_level2_activated: 5 }]);
  });
});

test("an officer sends a report back by the API; its author hears why, and answers", async () => {
  const sent = (await bay("POST", "/reports", { ...newForm({ dvc_guided: 4 }), note: "ở nhà văn hóa" })).json().report;
  const officer = await api.as(talk.commune, talk.people.canbo);
  const returned = await officer("POST", `/reports/${sent.id}/return`, { reason: "4 hay 14?" });
  expect(returned.json()).toMatchObject({
    isTold: true,
    report: { review: { verdict: "returned", reason: "4 hay 14?" } },
  });
  expect((await queuedFor(api.db, "bay")).at(-1)?.text).toContain("“4 hay 14?”");
  const home = (await bay("GET", `/teams/${talk.commune.teams[0]!.id}`)).json();
  expect(home.returned).toMatchObject([{ id: sent.id, note: "ở nhà văn hóa" }]);
  expect((await bay("POST", `/reports/${sent.id}/return`, { reason: "không phải việc của tôi" })).statusCode).toBe(403);
  expect((await bay("POST", `/reports/${sent.id}/confirm`)).json().review.verdict).toBe("confirmed");
  expect((await bay("GET", `/teams/${talk.commune.teams[0]!.id}`)).json().returned).toEqual([]);
  await bay("PATCH", `/reports/${sent.id}`, { note: "" });
  expect((await bay("GET", `/reports/${sent.id}`)).json()).toMatchObject({ values: { dvc_guided: 4 }, revision: 2 });
});
