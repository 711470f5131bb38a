import { inflateRawSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { reports } from "../../../bot/db/schema/index.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { reportWeeks } from "../../helpers/weeks-of-reports.ts";

const clock = { now: new Date("2026-11-23T02:00:00Z") };
let commune: TestCommune;
const api = openTestApi(clock);
let call: Awaited<ReturnType<(typeof api)["as"]>>;
let stranger: typeof call;

beforeAll(async () => {
  commune = await makeCommune(api.db, 4, { documents: { addressees: ["Sở Khoa học và Công nghệ tỉnh Hà Tĩnh"] } });
  const [first, second, third] = commune.teams;
  await reportWeeks(api.db, commune, {
    team: first!,
    weeks: [{ vneid_level2_activated: 10 }, { vneid_level2_activated: 12, cashless_shops: 3 }],
  });
  await reportWeeks(api.db, commune, {
    team: second!,
    weeks: [{ vneid_level2_activated: 4 }, { vneid_level2_activated: 8 }],
  });
  await reportWeeks(api.db, commune, { team: third!, weeks: [undefined, "nothing"] });
  const officer = await makePerson(api.db, commune, { name: "Nguyễn Thị Hoa", staffOf: commune.id });
  const resident = await makePerson(api.db, commune, { name: "Trần Văn Bình" });
  call = await api.as(commune, officer);
  stranger = await api.as(commune, resident);
});

const make = (format: "docx" | "xlsx", period = "2026-W47") =>
  call("POST", `/units/${commune.id}/documents`, { period, format });

/** Text of a part of a zip file, by the names in its central directory. */
function partOf(zip: Buffer, name: string): string {
  let at = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  at = zip.readUInt32LE(at + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [method, packed, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const local = zip.readUInt32LE(at + 42);
    if (zip.toString("utf8", at + 46, at + 46 + nameLength) === name) {
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(from, from + packed);
      return (method === 8 ? inflateRawSync(bytes) : bytes).toString("utf8");
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`no ${name}`);
}

const textOf = (xml: string) => xml.replaceAll(/<\/w:p>/g, "\n").replaceAll(/<[^>]+>/g, "");

test("the Word file has the layout of administrative papers and the period's figures", async () => {
  const answer = await make("docx");
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["content-disposition"]).toContain(".docx");
  const xml = partOf(answer.rawPayload, "word/document.xml");
  expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
  expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/);
  expect(xml).toContain("<w:titlePg/>");
  expect(xml).toContain("<w:tblHeader/>");
  const text = textOf(xml);
  for (const said of [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "PHƯỜNG THẠCH QUÝ",
    "Thạch Quý, ngày 23 tháng 11 năm 2026",
    "Kính gửi: Sở Khoa học và Công nghệ tỉnh Hà Tĩnh",
    "Kết quả hoạt động Tổ công nghệ số cộng đồng tuần 47 (16/11–22/11/2026)",
    "Trong kỳ có 3/4 tổ báo cáo (75%), gồm 2 tổ đúng hạn, 0 tổ sau hạn, 1 tổ không có hoạt động; 1 tổ chưa báo cáo.",
    "1 tổ chưa báo cáo: Tổ công nghệ số cộng đồng Tổ dân phố 4.",
    "tăng so với kỳ trước: 20 người (kỳ trước 14)",
    "Nơi nhận:",
    "PHÓ CHỦ TỊCH",
  ]) {
    expect(text).toContain(said);
  }
});

test("the workbook has numbers as numbers, and leaves empty what was not reported", async () => {
  const { rawPayload } = await make("xlsx");
  const sheet = partOf(rawPayload, "xl/worksheets/sheet1.xml");
  expect(sheet).toMatch(/<v>20<\/v>.*<v>14<\/v>.*<v>34<\/v>/s);
  const parts = partOf(rawPayload, "xl/worksheets/sheet2.xml");
  expect(parts).toContain("<v>12</v>");
  // The team that did not report has a name and a state, and no number at all: not a zero.
  const lastRow = parts.slice(parts.lastIndexOf("<row"));
  expect(lastRow).not.toMatch(/<c [^>]*><v>0<\/v>/);
});

test("a report that was given out can be checked without a login, and shows a later change", async () => {
  await make("docx");
  const list = (await call("GET", `/units/${commune.id}/documents`)).json();
  const { code } = list.documents[0];
  const check = async () => (await api.app.inject(`/api/v1/document-checks/${code.toLowerCase()}`)).json();
  expect(await check()).toMatchObject({
    isUnchanged: true,
    unitName: "Phường Thạch Quý",
    teams: { issued: "3/4", current: "3/4" },
  });
  await reportWeeks(api.db, commune, { team: commune.teams[3]!, weeks: [{ vneid_level2_activated: 5 }] });
  const after = await check();
  expect(after).toMatchObject({ isUnchanged: false, teams: { issued: "3/4", current: "4/4" } });
  expect(after.figures).toContainEqual(expect.objectContaining({ issued: 20, current: 25 }));
  await withScope(api.db, "all", (tx) => tx.delete(reports).where(eq(reports.teamId, commune.teams[3]!.id)));
  expect(await check()).toMatchObject({ isUnchanged: true });
});

test("no code, a wrong period and somebody without the right get a sentence, not a file", async () => {
  expect((await api.app.inject("/api/v1/document-checks/AAAAAAAAAA")).json().error.code).toBe("document_not_found");
  expect((await make("docx", "2027-W01")).json().error).toMatchObject({ code: "no_such_period" });
  expect((await make("docx", "tuần này")).statusCode).toBe(400);
  const refused = await stranger("POST", `/units/${commune.id}/documents`, { period: "2026-W47", format: "docx" });
  expect(refused.statusCode).toBe(404);
});

test("the table of reports opens in a Vietnamese Excel and holds every counted report once", async () => {
  const path = `/units/${commune.id}/report-table?from=2026-11-01&to=2026-11-30`;
  const csv = await call("GET", `${path}&format=csv`);
  expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(csv.body.startsWith("\uFEFFNgày hoạt động;")).toBe(true);
  expect(csv.body.trimEnd().split("\r\n")).toHaveLength(1 + 5);
  const xlsx = await call("GET", `${path}&format=xlsx`);
  const sheet = partOf(xlsx.rawPayload, "xl/worksheets/sheet1.xml");
  expect(sheet.match(/<row /g)).toHaveLength(1 + 5);
  // Days and moments are what Excel sorts, filters and groups by, not words that look like them.
  expect(csv.body.split("\r\n")[1]).toMatch(/^12\/11\/2026;[^;]*;[^;]*;\d*;12\/11\/2026 \d\d:\d\d;/);
  const [, day, moment] = sheet.match(/<c r="A2" s="\d+"><v>(\d+)<.*<c r="E2" s="\d+"><v>([\d.]+)</) ?? [];
  expect([day, moment].map((serial) => Math.floor(Number(serial)))).toEqual([46_338, 46_338]);
  expect(sheet).toContain('state="frozen"');
  expect(partOf(xlsx.rawPayload, "xl/styles.xml")).toContain("dd/mm/yyyy hh:mm");
  expect((await call("GET", `${path.replace("2026-11-01", "2024-11-01")}&format=csv`)).json().error.code).toBe(
    "wrong_days",
  );
});
