import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { diagnoseSignature, verifyZaloSignature } from "../../../bot/zalo/signature.ts";
import {
  fixtureAppId,
  fixtureAppSecret,
  fixtureOaId,
  fixtureSecretKey,
  webhookFixture,
  webhookFixtures,
} from "./webhook-fixtures.ts";

const { rawBody, headers } = webhookFixture("user_send_text");
const header = headers["X-ZEvent-Signature"] as string;
const hex = header.slice("mac=".length);
const good = { rawBody, header, appId: fixtureAppId, secretKey: fixtureSecretKey };

function sign(firstTerm: string, body: Buffer, timestamp: string, secret: string): string {
  return `mac=${createHash("sha256").update(firstTerm).update(body).update(timestamp).update(secret).digest("hex")}`;
}

const signedFixtures = webhookFixtures.filter((fixture) => fixture.headers["X-ZEvent-Signature"]);

test("there are signed samples to check", () => {
  expect(signedFixtures.length).toBeGreaterThan(60);
});

test.each(
  signedFixtures.map((fixture) => [fixture.name, fixture] as const),
)("accepts the signed sample %s", (_, fixture) => {
  const request = { ...good, rawBody: fixture.rawBody, header: fixture.headers["X-ZEvent-Signature"] };
  expect(verifyZaloSignature(request)).toBe(true);
  expect(verifyZaloSignature({ ...request, secretKey: fixtureAppSecret })).toBe(false);
});

test.each([
  ["mac=<hex>", `mac=${hex}`],
  ["mac = <hex>", `mac = ${hex}`],
  ["the bare hex", hex],
  ["upper case", `MAC=${hex.toUpperCase()}`],
  ["spaces around it", `  mac=${hex} `],
])("accepts %s", (_, written) => {
  expect(verifyZaloSignature({ ...good, header: written })).toBe(true);
});

test.each([
  ["no header", undefined],
  ["an empty header", ""],
  ["a prefix without a hash", "mac="],
  ["a hash one digit short", `mac=${hex.slice(1)}`],
  ["a hash one digit long", `mac=0${hex}`],
  ["another hash", `mac=${"0".repeat(64)}`],
  ["digits that are no hex", `mac=${"z".repeat(64)}`],
  ["two hashes", `${hex}${hex}`],
])("refuses %s", (_, written) => {
  expect(verifyZaloSignature({ ...good, header: written })).toBe(false);
});

test("refuses a body with one byte changed, added or re-serialised", () => {
  const spaced = Buffer.from(JSON.stringify(JSON.parse(rawBody.toString()), null, 1));
  for (const body of [
    Buffer.from(rawBody.toString().replace("tạm trú", "tạm trú!")),
    Buffer.concat([rawBody, Buffer.from("\n")]),
    spaced,
  ]) {
    expect(verifyZaloSignature({ ...good, rawBody: body })).toBe(false);
  }
});

test("an empty secret or app id verifies nothing, not even what was signed with it", () => {
  const signedWithNothing = sign(fixtureAppId, rawBody, "1790000000123", "");
  expect(verifyZaloSignature({ ...good, secretKey: "", header: signedWithNothing })).toBe(false);
  const signedWithoutApp = sign("", rawBody, "1790000000123", fixtureSecretKey);
  expect(verifyZaloSignature({ ...good, appId: "", header: signedWithoutApp })).toBe(false);
});

test("an HMAC, which public code often uses, is refused", () => {
  const hmac = createHmac("sha256", fixtureSecretKey).update(rawBody).digest("hex");
  expect(verifyZaloSignature({ ...good, header: `mac=${hmac}` })).toBe(false);
});

describe("the timestamp", () => {
  test.each([
    ["a bare number", '{"sender":{"id":4000000000000000031},"timestamp":1790000000123}', "1790000000123"],
    ["a bare number beyond 2^53", '{"timestamp":17900000001234567890}', "17900000001234567890"],
    [
      "escaped text that looks like one",
      '{"message":{"text":"\\"timestamp\\":\\"1\\""},"timestamp":"1790000000123"}',
      "1790000000123",
    ],
    [
      "one inside another object, at the end",
      '{"timestamp":"1790000000123","message":{"timestamp":"1"}}',
      "1790000000123",
    ],
    ["escaped text at the end", '{"timestamp":"1790000000123","text":",\\"timestamp\\":\\"1\\"}"}', "1790000000123"],
    ["one inside another object", '{"message":{"timestamp":"1"},"timestamp":"1790000000123"}', "1790000000123"],
    ["bytes that are not re-serialisable", '{ "text" : "\\/ \\u0041", "timestamp":"1790000000123" }', "1790000000123"],
  ])("is read from the body as text: %s", (_, body, timestamp) => {
    const bytes = Buffer.from(body);
    const request = { ...good, rawBody: bytes, header: sign(fixtureAppId, bytes, timestamp, fixtureSecretKey) };
    expect(verifyZaloSignature(request)).toBe(true);
  });
});

test("verifies one of our own making with emoji and combining marks", () => {
  const bytes = Buffer.from(JSON.stringify({ message: { text: "Báo cáo 👍🏽 ạ̃" }, timestamp: "1790000000123" }));
  const request = { ...good, rawBody: bytes, header: sign(fixtureAppId, bytes, "1790000000123", fixtureSecretKey) };
  expect(verifyZaloSignature(request)).toBe(true);
});

describe("the diagnosis", () => {
  const asked = { ...good, appSecret: fixtureAppSecret, oaId: fixtureOaId };
  const timestamp = "1790000000123";

  test.each([
    ["ok", header],
    ["no_signature", undefined],
    ["no_signature", " "],
    ["malformed_signature", "mac=12"],
    ["app_secret", sign(fixtureAppId, rawBody, timestamp, fixtureAppSecret)],
    ["oa_id_first", sign(fixtureOaId, rawBody, timestamp, fixtureSecretKey)],
    ["header_timestamp", sign(fixtureAppId, rawBody, "1790000009999", fixtureSecretKey)],
    ["hmac", `mac=${createHmac("sha256", fixtureSecretKey).update(rawBody).digest("hex")}`],
    ["unknown", `mac=${"a".repeat(64)}`],
  ])("finds %s", (finding, written) => {
    expect(diagnoseSignature({ ...asked, header: written, timestampHeader: "1790000009999" })).toBe(finding);
  });

  test("finds an app id in our settings that is not the app that signed", () => {
    expect(diagnoseSignature({ ...asked, appId: "2000000000000000099" })).toBe("other_app");
  });

  test("says that the OA has no secret key before anything else", () => {
    expect(diagnoseSignature({ ...asked, secretKey: "" })).toBe("no_secret_key");
  });

  test("what it explains is still not accepted", () => {
    expect(verifyZaloSignature({ ...good, header: sign(fixtureAppId, rawBody, timestamp, fixtureAppSecret) })).toBe(
      false,
    );
  });
});
