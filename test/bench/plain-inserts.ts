import pg from "pg";
import { type Measurement, summarize } from "./load.ts";

/** Columns the webhook fills, and their types. */
const columns = {
  dedupe_key: "text",
  commune_id: "int",
  oa_id: "text",
  event_name: "text",
  conversation_key: "text",
  raw: "text",
  sent_at: "timestamptz",
  received_at: "timestamptz",
};
const names = Object.keys(columns);
const into = `insert into inbound_events (${names.join(", ")})`;

export type Row = unknown[];

/** What the webhook stored, in the batches it made: rows of one commit have the same xmin. */
export async function readBatches(url: string): Promise<Row[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>({
    text: `select xmin::text, ${names.join(", ")} from inbound_events order by id`,
    rowMode: "array",
  });
  await client.end();
  const batches = new Map<unknown, Row[]>();
  for (const [xmin, ...row] of rows) batches.set(xmin, [...(batches.get(xmin) ?? []), row]);
  return [...batches.values()];
}

/** Every row its own statement and commit, at most as many at a time as there are connections. */
export async function measureOneByOne(url: string, rows: Row[], connections: number): Promise<Measurement> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const text = `${into} values (${names.map((_name, index) => `$${index + 1}`).join(", ")}) on conflict do nothing`;
  const result = await measure(rows.length, connections, (index) =>
    pool.query({ name: "one", text, values: rows[index] ?? [] }),
  );
  await pool.end();
  return result;
}

/** The batches as the webhook made them, one after another on one connection, as its own are. */
export async function measureGrouped(url: string, batches: Row[][]): Promise<Measurement> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const types = Object.values(columns);
  const text = `${into} select * from unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(", ")}) on conflict do nothing`;
  const { perSecond, ...latency } = await measure(batches.length, 1, (index) => {
    const batch = batches[index] ?? [];
    return client.query({ name: "group", text, values: names.map((_name, column) => batch.map((row) => row[column])) });
  });
  await client.end();
  return { ...latency, perSecond: (perSecond * batches.flat().length) / batches.length };
}

/** Runs `one` for every index, `inFlight` at a time, and measures each. */
async function measure(count: number, inFlight: number, one: (index: number) => Promise<unknown>) {
  const latenciesMs = new Float64Array(count);
  let next = 0;
  async function work() {
    while (next < count) {
      const index = next++;
      const startedAt = performance.now();
      await one(index);
      latenciesMs[index] = performance.now() - startedAt;
    }
  }
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: inFlight }, work));
  return summarize(latenciesMs, performance.now() - startedAt);
}
