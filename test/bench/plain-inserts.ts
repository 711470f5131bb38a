import pg from "pg";
import { type Measurement, measure } from "./load.ts";

const POOL_SIZE = 10;
const MAX_ROWS_PER_COMMIT = 512;

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

export async function readRows(url: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>({
    text: `select ${names.join(", ")} from inbound_events`,
    rowMode: "array",
  });
  await client.end();
  return rows;
}

/** Every row its own statement and commit, over a pool. */
export async function measureOneByOne(url: string, rows: Row[], inFlight: number): Promise<Measurement> {
  const pool = new pg.Pool({ connectionString: url, max: POOL_SIZE });
  const text = `${into} values (${names.map((_name, index) => `$${index + 1}`).join(", ")}) on conflict do nothing`;
  const result = await measure(rows.length, inFlight, async (index) => {
    await pool.query({ name: "one", text, values: rows[index] ?? [] });
  });
  await pool.end();
  return result;
}

/** As the webhook groups: while one commit is under way the others collect. */
export async function measureGrouped(url: string, rows: Row[], inFlight: number): Promise<Measurement> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const types = Object.values(columns);
  const text = `${into} select * from unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(", ")}) on conflict do nothing`;
  const waiting: { row: Row; done: () => void }[] = [];
  let isFlushing = false;
  async function flush() {
    isFlushing = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MAX_ROWS_PER_COMMIT);
      const values = names.map((_name, column) => batch.map(({ row }) => row[column]));
      await client.query({ name: "group", text, values });
      for (const { done } of batch) done();
    }
    isFlushing = false;
  }
  const result = await measure(rows.length, inFlight, (index) => {
    return new Promise<void>((resolve, reject) => {
      waiting.push({ row: rows[index] ?? [], done: resolve });
      if (!isFlushing) flush().catch(reject);
    });
  });
  await client.end();
  return result;
}
