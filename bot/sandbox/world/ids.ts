import { createHash, randomBytes } from "node:crypto";

const HEX_ID_BYTES = 10;
/** Random bytes fetched at once: one id at a time costs more than the rest of sending a message. */
const POOL_BYTES = 512 * HEX_ID_BYTES;
let pool = Buffer.alloc(0);

/** 20 hex digits, as Zalo's message and group ids. */
export function newHexId(): string {
  if (pool.length === 0) pool = randomBytes(POOL_BYTES);
  const id = pool.toString("hex", 0, HEX_ID_BYTES);
  pool = pool.subarray(HEX_ID_BYTES);
  return id;
}

/**
 * A 19-digit decimal id beyond 2^53, as Zalo's; the same parts always give the same id.
 * `leading` is its first digit: 2 app, 3 OA, 4 person within an OA, 5 person within an app.
 */
export function derivedId(leading: "2" | "3" | "4" | "5", ...parts: string[]): string {
  const hash = createHash("sha256").update(parts.join("\n")).digest();
  const digits = (hash.readBigUInt64BE() % 10n ** 18n).toString().padStart(18, "0");
  return leading + digits;
}

/** Something hard to guess: a token, a key, a code. */
export function newSecret(byteCount = 48): string {
  return randomBytes(byteCount).toString("base64url");
}
