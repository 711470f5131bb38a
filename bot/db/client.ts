import pg from "pg";
import { keepStatements } from "./kept-statements.ts";

/** Their failure shows in the next statement: nobody waits for their answer. */
const answeredByTheNext = /^(begin|savepoint sp\d+|set local app\.communes = '[*{},\d]*')$/;

const nothing = { rows: [], rowCount: 0, fields: [] };

/**
 * Connections that send without waiting: statements that are asked together leave as one piece and are answered one after the
 * other, and a transaction's beginning leaves with its first question. A piece costs both sides more than a short statement does.
 */
export function productClient(): typeof pg.Client {
  const keep = keepStatements();
  return class ProductClient extends pg.Client {
    #isGathering = false;

    constructor(config?: string | pg.ClientConfig) {
      const given = typeof config === "string" ? { connectionString: config } : config;
      const pipelining: pg.ClientConfig & { pipeline: boolean } = { ...given, pipeline: true };
      super(pipelining);
      // Whoever uses the connection learns its end from what it asked, the pool that of an idle one: nobody else has to, and
      // without a listener the process would end.
      this.on("error", () => undefined);
    }

    override query = ((...asked: unknown[]) => {
      this.#gather();
      const answer = (super.query as (...asked: unknown[]) => unknown).apply(this, keep(asked));
      if (!(answer instanceof Promise) || !answeredByTheNext.test(textOf(asked[0]))) return answer;
      answer.catch(() => undefined);
      return Promise.resolve(nothing);
    }) as pg.Client["query"];

    /** What is asked until everything that can go on now has gone on leaves together. */
    #gather(): void {
      if (this.#isGathering) return;
      this.#isGathering = true;
      const { stream } = this.connection;
      stream.cork();
      process.nextTick(() => {
        this.#isGathering = false;
        stream.uncork();
      });
    }
  };
}

function textOf(asked: unknown): string {
  if (typeof asked === "string") return asked;
  return typeof asked === "object" && asked !== null && "text" in asked ? String(asked.text) : "";
}
