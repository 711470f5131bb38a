import { readdirSync, readFileSync } from "node:fs";

interface WebhookFixture {
  name: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
  /** Compact JSON in the file's key order: what the fixture's signature was made over. */
  rawBody: Buffer;
}

export const fixtureSecretKey = "test-oa-secret-key";
export const fixtureAppSecret = "test-app-secret-key";
export const fixtureAppId = "2000000000000000011";
export const fixtureOaId = "3000000000000000021";

const folder = new URL("../../fixtures/zalo-webhooks/", import.meta.url);

export const webhookFixtures: readonly WebhookFixture[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const { headers, body } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
    return { name: file.replace(/\.json$/, ""), headers, body, rawBody: Buffer.from(JSON.stringify(body)) };
  });

export function webhookFixture(name: string): WebhookFixture {
  const fixture = webhookFixtures.find((candidate) => candidate.name === name);
  if (!fixture) throw new Error(`no webhook fixture ${name}`);
  return fixture;
}
