import type { ApiFault, Fault, NewFault, WebhookFault } from "./protocol.ts";

/** The faults somebody asked for, in the order they were asked for; the first that matches strikes. */
export class FaultBook {
  #faults: Fault[] = [];
  #nextId = 1;
  readonly #changed: (faults: Fault[]) => void;

  constructor(changed: (faults: Fault[]) => void) {
    this.#changed = changed;
  }

  add(wanted: NewFault): Fault {
    const fault: Fault = { ...wanted, id: String(this.#nextId++), hits: 0 };
    if (wanted.count !== undefined) fault.remaining = wanted.count;
    this.#faults.push(fault);
    this.#changed(this.list());
    return fault;
  }

  /** False when there is no such fault. */
  remove(id: string): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    if (this.#faults.length === before) return false;
    this.#changed(this.list());
    return true;
  }

  clear(): void {
    this.#faults = [];
    this.#changed([]);
  }

  list(): Fault[] {
    return this.#faults.map((fault) => ({ ...fault }));
  }

  /** `path` is what stands behind `/sandbox/zalo`. */
  strikeApi(path: string, oaId: string | undefined): ApiFault["effect"] | undefined {
    if (this.#faults.length === 0) return undefined;
    const fault = this.#faults.find(
      (candidate) =>
        candidate.on === "api" &&
        path.startsWith(candidate.path ?? "") &&
        isInScope(candidate, oaId) &&
        isHit(candidate),
    );
    return fault?.on === "api" ? this.#strike(fault) : undefined;
  }

  strikeWebhook(event: string, oaId: string): WebhookFault["effect"] | undefined {
    if (this.#faults.length === 0) return undefined;
    const fault = this.#faults.find(
      (candidate) =>
        candidate.on === "webhook" &&
        (candidate.event ?? event) === event &&
        isInScope(candidate, oaId) &&
        isHit(candidate),
    );
    return fault?.on === "webhook" ? this.#strike(fault) : undefined;
  }

  #strike<F extends Fault>(fault: F): F["effect"] {
    fault.hits++;
    if (fault.remaining !== undefined && --fault.remaining <= 0) {
      this.#faults = this.#faults.filter((other) => other !== fault);
    }
    this.#changed(this.list());
    return fault.effect;
  }
}

function isInScope(fault: Fault, oaId: string | undefined): boolean {
  return fault.oaId === undefined || fault.oaId === oaId;
}

function isHit(fault: Fault): boolean {
  return fault.share === undefined || Math.random() < fault.share;
}
