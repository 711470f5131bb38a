import { beforeEach, describe, expect, test } from "vitest";
import { lockPeriod } from "../../../bot/services/periods/locks.ts";
import { openDialogue, titles } from "../../helpers/dialogue.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();
let talk: Awaited<ReturnType<typeof openDialogue>>;
let people = 0;

beforeEach(async () => {
  talk = await openDialogue(database.db, { contact: "Gặp chị Hoa, 0383 000 000." });
  await bay("vneid 50 người, nộp 3 hồ sơ dịch vụ công");
  await bay("đúng");
  people = (await queuedFor(database.db, "bay")).length;
});

const bay = (text: string) => talk.say("bay", text);
const officer = (text: string) => talk.say("canbo", text);
const newFor = async (who: string) => (await queuedFor(database.db, who)).slice(who === "bay" ? people : 0);
const lock = () =>
  talk.inScope((tx) =>
    lockPeriod(tx, { communeId: talk.commune.id, period: "2026-W47", byPersonId: 1, now: talk.clock.now }),
  );

describe("an officer sends a report back", () => {
  test("and its author reads the reason word for word, with two buttons", async () => {
    const heard = await officer("Trả lại báo cáo 1: VNeID 50 hay 5 người? Xem lại giúp.");
    expect(heard.text).toContain("Đã trả lại Báo cáo số 1");
    const [notice] = await newFor("bay");
    expect(notice?.text).toContain("“VNeID 50 hay 5 người? Xem lại giúp.”");
    expect(notice?.buttons?.map(({ title }) => title)).toEqual(["Sửa", "Số đúng rồi"]);
    expect(await talk.reports()).toMatchObject([{ state: "submitted", revision: 1 }]);
  });

  test("is asked for the reason when there is none", async () => {
    const asked = await officer("tra lai bao cao so 1");
    expect(asked.text).toContain("Cần tổ xem lại điều gì?");
    await officer("Số hồ sơ chưa khớp với xã");
    expect((await newFor("bay"))[0]?.text).toContain("“Số hồ sơ chưa khớp với xã”");
  });

  test("may leave it, name a report that is not there, and nobody else may do it", async () => {
    await officer("trả lại báo cáo 1");
    expect((await officer("hủy")).text).toContain("chưa trả lại");
    expect((await officer("trả lại báo cáo 99: sai")).text).toContain("Không có Báo cáo số 99");
    expect((await talk.say("hoa", "trả lại báo cáo 1: sai số")).text).toContain("dành cho cán bộ");
    expect(await newFor("bay")).toEqual([]);
  });
});

describe("the author", () => {
  beforeEach(async () => {
    await officer("trả lại báo cáo 1: VNeID 50 hay 5 người?");
  });

  test("corrects it by its number; that settles it", async () => {
    const asked = await bay("sửa báo cáo số 1");
    expect(asked.text).toContain("VNeID");
    await bay("vneid 5");
    await bay("đúng");
    expect(await talk.reports()).toMatchObject([{ state: "amended", values: { vneid_level2_activated: 5 } }]);
  });

  test("corrects it at once, without looking for it among others", async () => {
    await bay("mã qr 2 cửa hàng");
    await bay("đúng");
    await bay("sửa vneid 5");
    await bay("đúng");
    expect((await talk.reports())[0]).toMatchObject({ values: { vneid_level2_activated: 5, dvc_files_submitted: 3 } });
  });

  test("says that it is right; the officer hears so", async () => {
    expect((await bay("Báo cáo số 1 đúng rồi")).text).toContain("giữ nguyên");
    const told = await newFor("canbo");
    expect(told.at(-1)?.text).toContain("xác nhận Báo cáo số 1 là đúng");
    expect(await talk.reports()).toMatchObject([{ state: "submitted", revision: 1 }]);
  });

  test("may correct what was sent back even in a closed period", async () => {
    await lock();
    await bay("sửa báo cáo số 1 vneid 5");
    await bay("đúng");
    expect(await talk.reports()).toMatchObject([{ state: "amended", values: { vneid_level2_activated: 5 } }]);
  });
});

describe("a closed period", () => {
  beforeEach(lock);

  test("takes no report, no correction and no withdrawal, and says whom to ask", async () => {
    // The flow makes an answer of a refusal (handle-events); here it is what is thrown.
    const refused = (text: string) =>
      bay(text).then(
        ({ text: said }) => said,
        (error: Error) => error.message,
      );
    await bay("sửa vneid 5");
    const answers = [await refused("đúng"), await refused("mã qr 7 cửa hàng")];
    await bay("hủy");
    await bay("hủy báo cáo");
    answers.push(await refused("hủy báo cáo"));
    for (const answer of answers) {
      expect(answer).toContain("đã khóa từ ngày 18/11/2026");
      expect(answer).toContain("Gặp chị Hoa, 0383 000 000.");
    }
    expect(await talk.reports()).toMatchObject([{ state: "submitted", revision: 1 }]);
  });

  test("leaves reports for other periods alone", async () => {
    expect(titles(await bay("tuần trước vneid 4 người"))).toEqual(["Đúng", "Sửa", "Hủy"]);
  });
});
