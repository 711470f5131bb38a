import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "./context.ts";
import type { OaRecord } from "./world/records.ts";
import type { StateRecord } from "./world/state-records.ts";

/** Changes of this long are written together. */
const DEBOUNCE_MS = 500;
/** Writing takes at most a twentieth of the time, however big the world is. */
const REST_FACTOR = 20;
/** After a failed write. */
const RETRY_MS = 5000;
/** Lines between two breaths of the event loop. */
const BATCH_LINES = 200;

interface StateFileDeps {
  directory: string;
  /** All that is to be remembered, one small record each. */
  records: () => Iterable<StateRecord>;
  oaOf: (oaId: string) => OaRecord | undefined;
}

/**
 * Remembers the sandbox across restarts and `kill -9`: `state.jsonl`, written soon after each change and put in place by
 * an atomic rename, and `tokens.jsonl`, to which a token pair is appended before anybody learns it. At start the journal
 * is played over the state.
 */
export class StateFile implements Store {
  readonly #deps: StateFileDeps;
  readonly #path: string;
  readonly #journalPath: string;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #isDirty = false;
  #isClosed = false;
  #restMs = DEBOUNCE_MS;

  constructor(deps: StateFileDeps) {
    this.#deps = deps;
    this.#path = join(deps.directory, "state.jsonl");
    this.#journalPath = join(deps.directory, "tokens.jsonl");
    mkdirSync(deps.directory, { recursive: true });
    process.on("exit", this.#atExit);
  }

  /** A process that had to stop at once must not forget what the product was told is delivered. */
  readonly #atExit = (): void => {
    try {
      if (this.#isDirty || this.#writing !== undefined) this.writeNow();
    } catch {
      // The folder is gone, or the disk is full: there is nobody left to tell, and nothing to try again.
    }
  };

  /** The records of the last run; none at the first start. */
  load(): StateRecord[] {
    if (!existsSync(this.#path)) return [];
    const lines = readFileSync(this.#path, "utf8").split("\n");
    try {
      return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as StateRecord);
    } catch (cause) {
      const { directory } = this.#deps;
      throw new Error(`Không đọc được trạng thái môi trường thử; xoá thư mục ${directory} để bắt đầu lại.`, { cause });
    }
  }

  /** Token pairs that may be newer than the state. A torn last line was never answered, so it is left out. */
  loadJournal(): Pick<OaRecord, "id" | "tokens">[] {
    if (!existsSync(this.#journalPath)) return [];
    return readFileSync(this.#journalPath, "utf8")
      .split("\n")
      .flatMap((line) => parseJournalLine(line));
  }

  /** Writes everything at once and empties the journal; for the start, before anybody is answered. */
  writeNow(): void {
    const lines = [...this.#deps.records()].map((record) => JSON.stringify(record));
    writeFileSync(`${this.#path}.new`, `${lines.join("\n")}\n`, { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
    rmSync(this.#journalPath, { force: true });
  }

  saveTokens(oaId: string): void {
    const oa = this.#deps.oaOf(oaId);
    if (!oa) return;
    const line = JSON.stringify({ id: oa.id, tokens: oa.tokens });
    appendFileSync(this.#journalPath, `${line}\n`, { mode: 0o600 });
    this.markDirty();
  }

  markDirty(): void {
    this.#isDirty = true;
    if (this.#timer || this.#writing || this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#writing = this.#write()
        .catch((error: Error) => this.#postpone(error))
        .finally(() => {
          this.#writing = undefined;
          if (this.#isDirty) this.markDirty();
        });
    }, this.#restMs).unref();
  }

  /** Waits for a write under way and writes the last changes. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#writing;
    if (this.#isDirty) this.writeNow();
    process.off("exit", this.#atExit);
  }

  /** A full disk must not end the process: the state on disk is merely old, and is tried again. */
  #postpone(error: Error): void {
    this.#isDirty = true;
    this.#restMs = RETRY_MS;
    process.emitWarning(`sandbox state not written: ${error.message}`);
  }

  async #write(): Promise<void> {
    this.#isDirty = false;
    const startedAt = performance.now();
    const file = await open(`${this.#path}.new`, "w", 0o600);
    try {
      let batch = "";
      let lineCount = 0;
      for (const record of this.#deps.records()) {
        batch += `${JSON.stringify(record)}\n`;
        if (++lineCount % BATCH_LINES > 0) continue;
        await file.write(batch);
        batch = "";
      }
      await file.write(batch);
    } finally {
      await file.close();
    }
    await rename(`${this.#path}.new`, this.#path);
    this.#restMs = Math.max(DEBOUNCE_MS, (performance.now() - startedAt) * REST_FACTOR);
  }
}

function parseJournalLine(line: string): Pick<OaRecord, "id" | "tokens">[] {
  try {
    return [JSON.parse(line) as Pick<OaRecord, "id" | "tokens">];
  } catch {
    return [];
  }
}
