import type { CallLogEntry } from "./protocol.ts";

const KEPT_ENTRIES = 500;
const BODY_CHARACTERS = 8000;

/** Header and field values that open something; the log shows only their beginning. */
const SECRET_HEADERS = new Set(["access_token", "secret_key", "appsecret_proof", "code", "miniapp_messsage_token"]);
const SECRET_FIELDS = /("?(?:access_token|refresh_token|code_verifier|secret_key|code)"?[=:]"?)([^"&]{6})[^"&]*/g;

export type NewLogEntry = Omit<CallLogEntry, "id">;

/** The last raw calls, newest last. Adding is cheap: cutting and masking happen when somebody looks. */
export class CallLog {
  #entries: CallLogEntry[] = [];
  #nextId = 1;
  readonly #publish: (entry: () => CallLogEntry) => void;

  constructor(publish: (entry: () => CallLogEntry) => void) {
    this.#publish = publish;
  }

  add(entry: NewLogEntry): void {
    const kept = { ...entry, id: this.#nextId++ };
    this.#entries.push(kept);
    if (this.#entries.length >= 2 * KEPT_ENTRIES) this.#entries = this.#entries.slice(-KEPT_ENTRIES);
    this.#publish(() => presentable(kept));
  }

  /** The newest `limit` entries, oldest first. */
  latest(limit: number): CallLogEntry[] {
    return this.#entries.slice(-Math.min(limit, KEPT_ENTRIES)).map(presentable);
  }

  clear(): void {
    this.#entries = [];
  }
}

function presentable(entry: CallLogEntry): CallLogEntry {
  return {
    ...entry,
    url: maskFields(entry.url),
    requestHeaders: maskHeaders(entry.requestHeaders),
    requestBody: maskFields(entry.requestBody.slice(0, BODY_CHARACTERS)),
    responseBody: maskFields(entry.responseBody.slice(0, BODY_CHARACTERS)),
  };
}

function maskHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SECRET_HEADERS.has(name) ? `${value.slice(0, 6)}…` : value]),
  );
}

function maskFields(text: string): string {
  return text.replace(SECRET_FIELDS, "$1$2…");
}
