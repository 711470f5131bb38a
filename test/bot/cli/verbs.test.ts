import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import {
  announcementRecipients,
  announcements,
  officialAccounts,
  outboundMessages,
  people,
  units,
} from "../../../bot/db/schema/index.ts";
import { noteRefusal } from "../../../bot/services/official-accounts/account-state.ts";
import { type CliResult, runCli } from "../../helpers/command-line.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const NOW = new Date("2026-11-18T03:00:00Z");
const database = openTestDatabase();
let commune: TestCommune;
let unitCode: string;

beforeEach(async () => {
  commune = await makeCommune(database.db, 2);
  const [unit] = await database.db.select().from(units).where(eq(units.id, commune.id));
  unitCode = unit!.code;
});

/** The command line on the test's database. */
function cli(...args: string[]): Promise<CliResult> {
  const env = { DATABASE_URL: database.url, SECRETS_KEY: Buffer.alloc(32, 7).toString("base64") };
  return runCli(args, { env });
}

const scoped = <T>(work: Parameters<typeof withScope<T>>[2]) =>
  withScope(database.db, { communes: [commune.id] }, work);

describe("forget", () => {
  test("erases the person, once, and leaves the others alone", async () => {
    const gone = await makePerson(database.db, commune, { name: "Lê Tư", phone: "84912000001", zaloUserId: "u1" });
    const stays = await makePerson(database.db, commune, { name: "Trần Năm", zaloUserId: "u2" });
    expect(await cli("forget", "--person", String(gone))).toMatchObject({ code: 0, err: "" });
    expect((await cli("forget", "--person", String(gone))).code).toBe(1);
    const rows = await scoped((tx) => tx.select().from(people).orderBy(people.id));
    expect(rows.find(({ id }) => id === gone)).toMatchObject({
      nameSealed: null,
      phoneSealed: null,
      erasedAt: expect.any(Date),
    });
    expect(rows.find(({ id }) => id === stays)).toMatchObject({ erasedAt: null, nameSealed: expect.any(String) });
  }, 60_000);

  test("wants a person's number", async () => {
    expect((await cli("forget")).code).toBe(2);
    const wrong = await cli("forget", "--person", "Lê Tư");
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain("--person phải là số");
  }, 60_000);
});

describe("announcements", () => {
  async function announce(text: string) {
    const base = { communeId: commune.id, createdAt: NOW };
    await scoped(async (tx) => {
      const [announcement] = await tx
        .insert(announcements)
        .values({ ...base, unitId: commune.id, text, state: "sending", audience: { teams: "all", residents: false } })
        .returning();
      const [message] = await tx
        .insert(outboundMessages)
        .values({
          ...base,
          oaId: commune.oaId,
          lane: "x",
          recipientKind: "group",
          recipientId: "g1",
          kind: "announcement",
          state: "sent",
        })
        .returning();
      await tx.insert(announcementRecipients).values([
        { ...base, announcementId: announcement!.id, kind: "group", name: "Tổ 1", outboundMessageId: message!.id },
        { ...base, announcementId: announcement!.id, kind: "group", name: "Tổ 2", reason: "Tổ chưa có nhóm." },
      ]);
    });
  }

  test("lists each with its recipients' states and reasons, of the unit only", async () => {
    await announce("Ngày mai cắt điện.");
    const elsewhere = commune;
    commune = await makeCommune(database.db, 1);
    await announce("Ở xã khác.");
    commune = elsewhere;
    const { code, out } = await cli("announcements", "--unit", unitCode, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      {
        id: expect.any(Number),
        createdAt: NOW.toISOString(),
        text: "Ngày mai cắt điện.",
        state: expect.stringMatching(/^(sending|done)$/),
        recipients: [
          expect.objectContaining({ kind: "group", name: "Tổ 1", state: "sent", reason: null }),
          expect.objectContaining({ kind: "group", name: "Tổ 2", state: "failed", reason: "Tổ chưa có nhóm." }),
        ],
      },
    ]);
    expect((await cli("announcements", "--unit", unitCode)).out).toContain("Tổ chưa có nhóm.");
    expect((await cli("announcements", "--unit", "khong-co")).code).toBe(1);
  }, 60_000);
});

test("oa status says what is wrong and what to press", async () => {
  await database.db.update(officialAccounts).set({ verifiedAt: NOW }).where(eq(officialAccounts.oaId, commune.oaId));
  await noteRefusal(database.db, { oaId: commune.oaId, operation: "sendToGroup", code: -224, now: NOW });
  const { code, out } = await cli("oa", "status", "--json");
  expect(code).toBe(0);
  const states = JSON.parse(out) as { oaId: string; problems: { code: string; press: string }[] }[];
  const mine = states.find(({ oaId }) => oaId === commune.oaId)!;
  expect(mine).toMatchObject({ tokenState: "missing", checkedAt: null, works: { receive: true, groups: "unknown" } });
  expect(mine.problems.map((problem) => problem.code)).toEqual(
    expect.arrayContaining(["not_connected", "refused_224", "no_groups"]),
  );
  expect(mine.problems.every(({ press }) => press.length > 5)).toBe(true);
  expect((await cli("oa", "status")).out).toMatch(/! OA chưa được kết nối.* → Kết nối OA/);
}, 60_000);
