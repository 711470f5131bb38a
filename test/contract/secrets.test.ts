import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appId, oaId, openSuperuser, postEvent, sign, textEvent, textOf } from "./stand.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown(2);
}, 120_000);
afterAll(() => town?.stand.close());

/** Each text with the part that must stand nowhere. */
const SECRETS: readonly [text: string, secret: string][] = [
  ["Số căn cước của tôi là 040190771234", "040190771234"],
  ["cccd 040 190 882 345 giúp tôi với", "040 190 882 345"],
  ["040090993456", "040090993456"],
  ["cmnd cu 187654321", "187654321"],
  ["mã otp của em là 739214", "739214"],
  ["ma xac thuc 5582 91", "5582 91"],
  ["mat khau vneid la Tuyet@mat2026", "Tuyet@mat2026"],
  ["pass của bác là hoamai8844", "hoamai8844"],
  ["thẻ ngân hàng 4111 1111 1111 1111", "4111 1111 1111 1111"],
];

describe("an ID number, an OTP, a password", { timeout: 120_000 }, () => {
  it("is warned about, and stands in no table, file, log or journal", async () => {
    for (const [text] of SECRETS) {
      expect(textOf(await town.talk.say(town.newcomer(), text)), text).toMatch(/không lưu/);
    }
    await postToStrangers("mật khẩu là Tuyet@mat2026, căn cước 040190771234");
    const wanted = [...SECRETS.map(([, secret]) => secret), ...SECRETS.map(([, secret]) => secret.replaceAll(" ", ""))];
    expect(await tablesWith(wanted)).toEqual([]);
    expect(filesWith(town.stand.folder, wanted)).toEqual([]);
    expect(wanted.filter((secret) => town.product.output().includes(secret))).toEqual([]);
  });
});

/** The same from an OA we do not know, and with a wrong signature: those are kept apart, not unread. */
async function postToStrangers(text: string): Promise<void> {
  const unknown = textEvent(town.newcomer(), { text, oa: "3000000000000000099" });
  expect((await postEvent(town.product.url, unknown.body, sign(unknown.body, unknown.timestamp))).status).toBe(200);
  const forged = textEvent(town.newcomer(), { text, oa: oaId });
  expect(
    (await postEvent(town.product.url, forged.body, sign(forged.body, forged.timestamp, "wrong", appId))).status,
  ).toBe(401);
}

async function tablesWith(wanted: readonly string[]): Promise<string[]> {
  const client = await openSuperuser(town.stand.folder);
  const { rows } = await client.query<{ name: string }>(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')",
  );
  const found: string[] = [];
  for (const { name } of rows) {
    for (const secret of wanted) {
      const base64 = Buffer.from(secret).toString("base64").replace(/=+$/, "").slice(0, -1);
      const { rowCount } = await client.query(
        `select from ${name} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0 or strpos(t::text, $3) > 0 limit 1`,
        [secret, Buffer.from(secret).toString("hex"), base64],
      );
      if (rowCount) found.push(`${name}: ${secret}`);
    }
  }
  await client.query("checkpoint");
  await client.end();
  return found;
}

function filesWith(folder: string, wanted: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return [];
    const content = readFileSync(path);
    return wanted.filter((secret) => content.includes(secret)).map((secret) => `${name}: ${secret}`);
  });
}
