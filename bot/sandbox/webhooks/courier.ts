import type { CallLog } from "../call-log.ts";
import type { FaultBook } from "../fault-book.ts";
import { Fifo } from "../fifo.ts";
import type { SandboxClock } from "../world/clock.ts";
import type { AppRecord, OaRecord } from "../world/records.ts";
import type { World } from "../world/world.ts";
import type { WebhookBody } from "./events.ts";
import { EventPoster, type PostResult } from "./post-event.ts";
import { nextAttemptAt } from "./retry-ladder.ts";
import { signEvent } from "./sign.ts";

/** Zalo waits two seconds for the 200 (zalo-openapi.md §1.3). */
const ANSWER_TIMEOUT_MS = 2000;
/** Deliveries on the way to one app at the same time. */
const LANE_WIDTH = 100;

/** One event on its way to the app. The body stays the same over all attempts. */
export interface Delivery {
  id: number;
  appId: string;
  oaId: string;
  event: string;
  rawBody: string;
  timestamp: string;
  extraHeaders: Record<string, string>;
  /** 0 first, then 1–5: the `num_retry` header. */
  attempt: number;
  dueAt: number;
  hasWrongSignature: boolean;
}

interface Lane {
  queue: Fifo<Delivery>;
  inFlight: Set<Delivery>;
  /** Waits for a retry or was delayed. */
  waiting: Map<Delivery, NodeJS.Timeout>;
  /** Goes out after the next one (fault `outOfOrder`). */
  held: Delivery[];
}

interface CourierDeps {
  world: World;
  clock: SandboxClock;
  faults: FaultBook;
  log: CallLog;
  appChanged: (app: AppRecord) => void;
}

/** Carries events to the apps' webhook addresses: signed, at least once, retried by the ladder, then switched off. */
export class WebhookCourier {
  readonly #deps: CourierDeps;
  readonly #poster = new EventPoster();
  readonly #lanes = new Map<string, Lane>();
  #nextId = 1;
  #isClosed = false;

  constructor(deps: CourierDeps) {
    this.#deps = deps;
  }

  post(oa: OaRecord, body: WebhookBody, extraHeaders: Record<string, string> = {}): void {
    const app = this.#deps.world.apps.get(oa.appId);
    if (app?.webhookState !== "on" || !oa.isGranted || app.mutedEvents.includes(body.event_name)) return;
    const fault = this.#deps.faults.strikeWebhook(body.event_name, oa.id);
    const delivery: Delivery = {
      id: this.#nextId++,
      appId: app.id,
      oaId: oa.id,
      event: body.event_name,
      rawBody: JSON.stringify(body),
      timestamp: body.timestamp,
      extraHeaders,
      attempt: 0,
      dueAt: this.#deps.clock.now(),
      hasWrongSignature: fault?.kind === "wrongSignature",
    };
    const lane = this.#lane(app.id);
    if (fault?.kind === "lost") this.#logLost(app, delivery);
    else if (fault?.kind === "outOfOrder") lane.held.push(delivery);
    else if (fault?.kind === "delayed") this.#wait(lane, { ...delivery, dueAt: delivery.dueAt + fault.ms });
    else {
      const copies = fault?.kind === "duplicated" ? fault.times + 1 : 1;
      for (let copy = 0; copy < copies; copy++) lane.queue.push({ ...delivery });
      this.#pump(app, lane);
    }
  }

  /** Probes an address with `{}` before it is saved. Unsigned, as Zalo's. */
  probe(url: string): Promise<PostResult> {
    return this.#poster.post(url, "{}", { "content-type": "application/json" }, ANSWER_TIMEOUT_MS);
  }

  /** Everything not yet answered with 200, of one app or of all. */
  pending(appId?: string): Delivery[] {
    return [...this.#lanes]
      .filter(([id]) => appId === undefined || id === appId)
      .flatMap(([, lane]) => [...lane.inFlight, ...lane.waiting.keys(), ...lane.held, ...lane.queue.toArray()]);
  }

  /** How many events wait for an attempt after a failed one, or were delayed. */
  waitingCount(appId: string): number {
    return this.#lanes.get(appId)?.waiting.size ?? 0;
  }

  restore(deliveries: Delivery[]): void {
    for (const delivery of deliveries) {
      this.#nextId = Math.max(this.#nextId, delivery.id + 1);
      this.#wait(this.#lane(delivery.appId), delivery);
    }
  }

  /** Forgets what an app was still to get. */
  drop(appId: string): void {
    const lane = this.#lane(appId);
    for (const timer of lane.waiting.values()) clearTimeout(timer);
    lane.waiting.clear();
    lane.queue = new Fifo();
    lane.held = [];
  }

  /** The clock was moved: what fell due goes out now. */
  rearm(): void {
    for (const lane of this.#lanes.values()) {
      const waiting = [...lane.waiting];
      lane.waiting.clear();
      for (const [delivery, timer] of waiting) {
        clearTimeout(timer);
        this.#wait(lane, delivery);
      }
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const lane of this.#lanes.values()) for (const timer of lane.waiting.values()) clearTimeout(timer);
    this.#poster.close();
  }

  #lane(appId: string): Lane {
    let lane = this.#lanes.get(appId);
    if (!lane) {
      lane = { queue: new Fifo(), inFlight: new Set(), waiting: new Map(), held: [] };
      this.#lanes.set(appId, lane);
    }
    return lane;
  }

  #wait(lane: Lane, delivery: Delivery): void {
    if (this.#isClosed) return;
    const { clock, world } = this.#deps;
    const realMs = Math.max(0, (delivery.dueAt - clock.now()) / clock.retrySpeed);
    const timer = setTimeout(() => {
      const app = world.apps.get(delivery.appId);
      if (!lane.waiting.delete(delivery) || !app) return;
      lane.queue.push(delivery);
      this.#pump(app, lane);
    }, realMs);
    lane.waiting.set(delivery, timer.unref());
  }

  #pump(app: AppRecord, lane: Lane): void {
    while (!this.#isClosed && lane.queue.size > 0 && lane.inFlight.size < LANE_WIDTH) {
      const delivery = lane.queue.shift();
      if (delivery) void this.#deliver(app, lane, delivery);
    }
  }

  async #deliver(app: AppRecord, lane: Lane, delivery: Delivery): Promise<void> {
    lane.inFlight.add(delivery);
    const headers = this.#headersOf(delivery);
    const at = this.#deps.clock.now();
    const startedAt = performance.now();
    const url = app.webhookUrl;
    const result = await this.#poster.post(url, delivery.rawBody, headers, ANSWER_TIMEOUT_MS);
    // A delivery cut off by our own stop stays in flight, so that it is saved and goes out after the next start.
    if (this.#isClosed) return;
    lane.inFlight.delete(delivery);
    this.#deps.log.add({
      direction: "webhook",
      at,
      durationMs: Math.round(performance.now() - startedAt),
      title: delivery.event,
      method: "POST",
      url,
      oaId: delivery.oaId,
      requestHeaders: headers,
      requestBody: delivery.rawBody,
      ...(result.status !== undefined && { status: result.status }),
      responseBody: result.body,
      ...noteOf(delivery, result),
      attempt: delivery.attempt,
    });
    if (result.status !== 200) this.#failed(app, lane, delivery, result);
    for (const held of lane.held.splice(0)) lane.queue.push(held);
    this.#pump(app, lane);
  }

  #headersOf(delivery: Delivery): Record<string, string> {
    const secretKey = this.#deps.world.oas.get(delivery.oaId)?.secretKey ?? "";
    const key = delivery.hasWrongSignature ? `${secretKey}?` : secretKey;
    return {
      "content-type": "application/json",
      "x-zevent-signature": signEvent(delivery.appId, delivery.rawBody, delivery.timestamp, key),
      ...delivery.extraHeaders,
      ...(delivery.attempt > 0 && { num_retry: String(delivery.attempt) }),
    };
  }

  #failed(app: AppRecord, lane: Lane, delivery: Delivery, result: PostResult): void {
    app.lastError = result.error ?? `HTTP ${result.status}`;
    const dueAt = nextAttemptAt(this.#deps.clock.now(), delivery.attempt);
    if (dueAt !== undefined) {
      this.#wait(lane, { ...delivery, attempt: delivery.attempt + 1, dueAt });
    } else {
      app.webhookState = "unsubscribed";
      this.drop(app.id);
    }
    this.#deps.appChanged(app);
  }

  #logLost(app: AppRecord, delivery: Delivery): void {
    this.#deps.log.add({
      direction: "webhook",
      at: delivery.dueAt,
      durationMs: 0,
      title: delivery.event,
      method: "POST",
      url: app.webhookUrl,
      oaId: delivery.oaId,
      requestHeaders: {},
      requestBody: delivery.rawBody,
      responseBody: "",
      note: "lost on purpose",
    });
  }
}

function noteOf(delivery: Delivery, result: PostResult): { note?: string } {
  const note = result.error ?? (delivery.hasWrongSignature ? "signed wrongly on purpose" : undefined);
  return note === undefined ? {} : { note };
}
