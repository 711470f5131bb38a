import type { ServerResponse } from "node:http";
import type { CallLogEntry, ServerEvent } from "./protocol.ts";

/** How many past events a reconnecting page can still catch up with. */
const REMEMBERED_EVENTS = 500;
/** A page cannot read faster than this anyway; the log itself keeps everything for `GET /log`. */
const LOG_EVENTS_PER_SECOND = 40;
/** A page that lets more than this pile up is cut off; it comes back and gets a snapshot. */
const MAX_BACKLOG_BYTES = 4 * 1024 * 1024;
const HEARTBEAT_MS = 15_000;

/** The stream of `ServerEvent` to every open page (server-sent events). Costs nothing while no page was ever open. */
export class PageFeed {
  readonly #pages = new Set<ServerResponse>();
  #remembered: { id: number; frame: string }[] = [];
  /** Begins above every number of an earlier process, so that its pages get a snapshot and not half a story. */
  #lastId = Date.now();
  #isAwake = false;
  #logSecond = 0;
  #logEventsThisSecond = 0;
  #heartbeat: NodeJS.Timeout | undefined;

  publish(event: () => ServerEvent): void {
    if (!this.#isAwake) return;
    const id = ++this.#lastId;
    const frame = frameOf(id, event());
    this.#remembered.push({ id, frame });
    if (this.#remembered.length >= 2 * REMEMBERED_EVENTS) this.#remembered = this.#remembered.slice(-REMEMBERED_EVENTS);
    for (const page of this.#pages) this.#write(page, frame);
  }

  publishLog(entry: () => CallLogEntry): void {
    if (this.#pages.size === 0) return;
    const second = Math.floor(performance.now() / 1000);
    if (second !== this.#logSecond) {
      this.#logSecond = second;
      this.#logEventsThisSecond = 0;
    }
    if (++this.#logEventsThisSecond > LOG_EVENTS_PER_SECOND) return;
    this.publish(() => ({ type: "log", entry: entry() }));
  }

  /** Sends what the page missed since `lastEventId`, or everything when that is unknown. */
  open(page: ServerResponse, lastEventId: number | undefined, snapshot: () => ServerEvent): void {
    this.#isAwake = true;
    page.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      connection: "keep-alive",
      "x-accel-buffering": "no",
    });
    page.write(`retry: 1000\n\n${this.#catchUp(lastEventId) ?? frameOf(this.#lastId, snapshot())}`);
    this.#pages.add(page);
    page.on("close", () => this.#pages.delete(page));
    this.#heartbeat ??= setInterval(() => {
      for (const open of this.#pages) this.#write(open, ": still here\n\n");
    }, HEARTBEAT_MS).unref();
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const page of this.#pages) page.end();
    this.#pages.clear();
  }

  #catchUp(lastEventId: number | undefined): string | undefined {
    if (lastEventId === undefined || lastEventId > this.#lastId) return undefined;
    const oldest = this.#remembered[0]?.id ?? this.#lastId + 1;
    if (lastEventId < oldest - 1) return undefined;
    const missed = this.#remembered.filter((event) => event.id > lastEventId);
    return missed.map((event) => event.frame).join("");
  }

  #write(page: ServerResponse, frame: string): void {
    if (page.writableLength > MAX_BACKLOG_BYTES) page.destroy();
    else page.write(frame);
  }
}

function frameOf(id: number, event: ServerEvent): string {
  return `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
}
