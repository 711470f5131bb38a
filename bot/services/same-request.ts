import { createHash } from "node:crypto";

/**
 * A key that stands for one request came again with another: the first one holds, and giving its result back would look as if
 * the second had been done. The same again does not help. The message is for the person.
 */
export class KeyReusedError extends Error {
  override name = "KeyReusedError";

  constructor() {
    super("Yêu cầu này đã được ghi nhận trước đó với nội dung khác. Xin mở lại trang để xem bản đã lưu, rồi làm lại.");
  }
}

/** SHA-256 of what is asked, whatever the order of its fields; what is undefined is as if it were not there. */
export function requestHash(asked: object): string {
  return createHash("sha256").update(JSON.stringify(asked, inOrder)).digest("hex");
}

/** `kept` is null when the first request was not kept. Throws KeyReusedError. */
export function requireSameRequest(kept: string | null, asked: string): void {
  if (kept !== null && kept !== asked) throw new KeyReusedError();
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
