import { createHash } from "node:crypto";

/**
 * The value of `X-ZEvent-Signature`: plain SHA-256 of app id, raw body, the body's timestamp and the OA's secret key
 * joined (zalo-openapi.md §1.2).
 */
export function signEvent(appId: string, rawBody: string, timestamp: string, oaSecretKey: string): string {
  const mac = createHash("sha256")
    .update(appId + rawBody + timestamp + oaSecretKey)
    .digest("hex");
  return `mac=${mac}`;
}
