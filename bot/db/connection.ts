import { sql } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Logger } from "pino";
import { productClient } from "./client.ts";

const CONNECT_WITHIN_MS = 5_000;
const STATEMENT_WITHIN_MS = 60_000;
const LOCK_WITHIN_MS = 10_000;
const IDLE_IN_TRANSACTION_MS = 60_000;
const OLDEST_SERVER = 150_000;

const reasons: Record<string, string> = {
  ECONNREFUSED: "không có máy chủ nào nghe ở đó",
  ENOTFOUND: "không có máy chủ tên này",
  ETIMEDOUT: "không trả lời",
  "28P01": "sai tên người dùng hoặc mật khẩu",
  "28000": "người dùng này không được phép vào",
  "3D000": "chưa có cơ sở dữ liệu tên này",
  "53300": "máy chủ đã hết chỗ kết nối",
};

/** Drizzle without a list of tables: every transaction would make something of each. `$client` is the pg pool, for the few places where the builder costs too much. */
export type Database = NodePgDatabase & { $client: pg.Pool };

/** A transaction; what runs in it sees the communes of its scope. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Ids of the communes whose rows a piece of work may see and change. "all" is for work that has no commune yet, or all of them. */
export type Scope = { communes: number[] } | "all";

/** The database cannot be reached. The message is one sentence for the operator, without password. */
export class DatabaseUnreachableError extends Error {
  override name = "DatabaseUnreachableError";
}

/** A pool of at most `max` connections. Connects when first used. Close it with `closeDatabase`. */
export function openDatabase(url: string, { max, logger }: { max: number; logger: Logger }): Database {
  const pool = new pg.Pool({
    connectionString: url,
    Client: productClient(),
    max,
    application_name: "to-so",
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: STATEMENT_WITHIN_MS,
    lock_timeout: LOCK_WITHIN_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  });
  // Without a listener the end of an idle connection would end the process; the pool replaces it by itself.
  pool.on("error", (error) => logger.warn({ err: error }, "an idle database connection was lost"));
  return drizzle(pool);
}

export async function closeDatabase(db: Database): Promise<void> {
  // The pool is done before its last connections are: the end of the server may still reach them.
  db.$client.removeAllListeners("error").on("error", () => undefined);
  await db.$client.end();
}

/**
 * Runs `fn` in one transaction that sees only the rows of `scope`: row-level security reads the setting `app.communes`.
 * Outside any scope nothing is visible. Given a transaction, runs inside it (a savepoint), and its own scope returns afterwards.
 */
export async function withScope<T>(
  db: Database | Transaction,
  scope: Scope,
  fn: (tx: Transaction) => Promise<T>,
): Promise<T> {
  // A failure rolls the savepoint back, and the setting with it.
  return db.transaction((tx) =>
    "$client" in db ? enter(tx, scope).then(() => fn(tx)) : readInScope(tx, scope, () => fn(tx)),
  );
}

/**
 * The same for reading within a transaction, with two questions less to the database: without a savepoint, so a failed statement ends
 * the whole transaction.
 */
export async function readInScope<T>(tx: Transaction, scope: Scope, fn: () => Promise<T>): Promise<T> {
  const outer = settings.get(tx._.session) ?? (await readSetting(tx));
  await enter(tx, scope);
  try {
    const result = await fn();
    await writeSetting(tx, outer);
    return result;
  } finally {
    settings.set(tx._.session, outer);
  }
}

/**
 * One question in the scope of all, in one round trip where a transaction takes two: all of it is asked at once. If the question
 * fails, the end that was asked for already undoes it.
 */
export async function askAll<Row extends pg.QueryResultRow>(
  db: Database,
  { text, values }: { text: string; values: unknown[] },
): Promise<Row[]> {
  const client = await db.$client.connect();
  try {
    const [, , { rows }] = await Promise.all([
      client.query("begin"),
      client.query(inScope("*")),
      client.query<Row>({ text }, values),
      client.query("commit"),
    ]);
    return rows;
  } finally {
    client.release();
  }
}

/** From now on the transaction sees these rows: for the first statement, and within `readInScope`. */
export async function enter(tx: Transaction, scope: Scope): Promise<void> {
  await writeSetting(tx, toSetting(scope));
}

/** `*`, or an array literal that the policies cast: `{1,2}`. */
function toSetting(scope: Scope): string {
  return scope === "all" ? "*" : `{${scope.communes.join(",")}}`;
}

/** What `app.communes` is, by the session that a transaction and its savepoints share: the database need not be asked. */
const settings = new WeakMap<Transaction["_"]["session"], string>();

async function readSetting(tx: Transaction): Promise<string> {
  const { rows } = await tx.execute<{ setting: string | null }>(
    sql`select current_setting('app.communes', true) as setting`,
  );
  return rows[0]?.setting ?? "";
}

const isSetting = /^(\*|\{[\d,]*\}|)$/;

/** Without a parameter: then it leaves with the next statement (`productClient`). */
function inScope(setting: string): string {
  if (!isSetting.test(setting)) throw new RangeError("no scope");
  return `set local app.communes = '${setting}'`;
}

async function writeSetting(tx: Transaction, value: string): Promise<void> {
  await tx.execute(sql.raw(inScope(value)));
  settings.set(tx._.session, value);
}

/**
 * Makes sure the database answers and is new enough, and tells whether our role walks through row-level security, which
 * would leave the commune boundary to the code alone. Throws DatabaseUnreachableError.
 */
export async function checkDatabase(url: string): Promise<{ bypassesRowSecurity: boolean }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; bypasses: boolean }>(
      `select current_setting('server_version_num')::int as version, rolsuper or rolbypassrls as bypasses
       from pg_roles where rolname = current_user`,
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_SERVER) {
      throw new DatabaseUnreachableError(
        `Cơ sở dữ liệu ở ${placeOf(url)} quá cũ (${version}); Tổ Số cần PostgreSQL 15 trở lên.`,
      );
    }
    return { bypassesRowSecurity: rows[0]?.bypasses ?? true };
  } catch (error) {
    if (error instanceof DatabaseUnreachableError) throw error;
    throw new DatabaseUnreachableError(
      `Không kết nối được cơ sở dữ liệu ở ${placeOf(url)} (${reasonOf(error)}); hãy kiểm tra DATABASE_URL và máy chủ PostgreSQL.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Host, port and database name, without user and password. */
function placeOf(url: string): string {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: "?", pathname: "" };
  return host + pathname;
}

/** The code says enough; a driver's message may quote the user and the server's settings. */
function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") return reasons[code] ?? code;
  return error instanceof Error && /timeout/i.test(error.message) ? "không trả lời" : "bị từ chối";
}
