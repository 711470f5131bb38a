import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { reportPhotos } from "../../../bot/db/schema/index.ts";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;

beforeEach(async () => {
  talk = await openDialogue(database.db);
});

const bay = (text: string) => talk.say("bay", text);
const photos = () =>
  talk.inScope((tx) =>
    tx
      .select({ reportId: reportPhotos.reportId, state: reportPhotos.state, by: reportPhotos.byPersonId })
      .from(reportPhotos)
      .where(eq(reportPhotos.communeId, talk.commune.id)),
  );
const states = async () => (await photos()).map(({ state }) => state);

describe("a picture", () => {
  test("with a report in its caption goes with that report, which is read back with it", async () => {
    const heard = await talk.sendPhotos("bay", 2, { text: "hôm nay cài vneid 5 người" });
    expect(heard.text).toContain("Đã nhận 2 ảnh");
    expect(heard.text).toContain("đừng chụp giấy tờ");
    expect(heard.text).toContain("5 người");
    expect(titles(heard)).toEqual(["Đúng", "Sửa", "Hủy"]);
    await bay("đúng");
    const [report] = await talk.reports();
    expect(await photos()).toMatchObject([{ reportId: report?.id }, { reportId: report?.id }]);
  });

  test("while a report waits goes with it, and a caption without figures becomes its note", async () => {
    await bay("vneid 5 người");
    const heard = await talk.sendPhotos("bay", 1, { text: "buổi hướng dẫn ở nhà văn hóa" });
    expect(heard.text).toContain("Ảnh kèm: 1");
    expect(heard.text).toContain("Ghi chú: “buổi hướng dẫn ở nhà văn hóa”");
    await bay("đúng");
    expect(await talk.reports()).toMatchObject([
      { state: "submitted", values: { vneid_level2_activated: 5 }, note: "buổi hướng dẫn ở nhà văn hóa" },
    ]);
  });

  test("after a report goes with that one for a day", async () => {
    await bay("vneid 5 người");
    await bay("đúng");
    const [report] = await talk.reports();
    expect((await talk.sendPhotos("bay", 1)).text).toContain("Báo cáo số 1");
    expect(await photos()).toMatchObject([{ reportId: report?.id }]);
    talk.later(25);
    expect((await talk.sendPhotos("bay", 1)).text).toContain("nhắn giúp việc đã làm");
  });

  test("before any words waits for them", async () => {
    const asked = await talk.sendPhotos("bay", 2);
    expect(asked.text).toContain("Ảnh sẽ kèm vào báo cáo đó");
    expect(await photos()).toMatchObject([{ reportId: null }, { reportId: null }]);
    expect((await bay("vneid 5 người")).text).toContain("Ảnh kèm: 2");
  });

  test("more than a report takes is said, and only four are kept", async () => {
    await bay("vneid 5 người");
    const heard = await talk.sendPhotos("bay", 6);
    expect(heard.text).toContain("Đã nhận 4 ảnh");
    expect(heard.text).toContain("2 ảnh không được giữ");
    expect(await photos()).toHaveLength(4);
  });

  test("of a report that is given up is given up too", async () => {
    await bay("vneid 5 người");
    await talk.sendPhotos("bay", 1);
    await bay("hủy");
    expect(await states()).toEqual(["deleted"]);
  });

  test("in the group counts when the OA is named, and not in the talk of the group among itself", async () => {
    await talk.sayInGroup("bay", "g1", "vneid 5 người");
    expect((await talk.sendPhotos("bay", 1, { zaloGroupId: "g1" })).text).toContain("Ảnh kèm: 1");
    expect(await states()).toEqual(["waiting"]);
  });

  test("from somebody who is in no team is kept nowhere", async () => {
    await talk.sendPhotos("dan", 1);
    await talk.sendPhotos("canbo", 1);
    expect(await states()).toEqual([]);
  });
});

describe("a note", () => {
  test("is read back with the figures, kept with the report, and changed afterwards with history", async () => {
    await bay("vneid 5 người");
    expect((await bay("ghi chú: nhà văn hóa mất điện, 3 cụ chưa có máy")).text).toContain(
      "Ghi chú: “nhà văn hóa mất điện, 3 cụ chưa có máy”",
    );
    await bay("đúng");
    expect(await talk.reports()).toMatchObject([{ values: { vneid_level2_activated: 5 }, revision: 1 }]);
    expect((await bay("ghi chu da co dien lai")).text).toContain("Đã ghi chú vào Báo cáo số 1");
    expect(await talk.reports()).toMatchObject([{ note: "da co dien lai", revision: 2 }]);
    await bay("xóa ghi chú");
    expect(await talk.reports()).toMatchObject([{ note: null, revision: 3 }]);
    expect((await talk.revisions()).map(({ note }) => note)).toEqual([
      "nhà văn hóa mất điện, 3 cụ chưa có máy",
      "da co dien lai",
      null,
    ]);
  });

  test("without a report asks for the report first", async () => {
    expect((await bay("ghi chú: mất điện")).text).toContain("nhắn việc đã làm trước");
    expect((await bay("ghi chú")).text).toContain("nhắn cả câu");
  });

  test("never keeps an ID number", async () => {
    await bay("vneid 5 người");
    await bay("ghi chú: cụ Tâm căn cước 042056001234 chưa cài được");
    const [report] = await talk.reports();
    expect(report?.note).not.toContain("042056001234");
  });
});
