import { sql } from "drizzle-orm";
import pg from "pg";
import { beforeAll, describe, expect, inject, it, vi } from "vitest";
import {
  checkDatabase,
  DatabaseUnreachableError,
  readInScope,
  type Transaction,
  withScope,
} from "../../../bot/db/connection.ts";
import { openTestDatabase, type TestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();

beforeAll(async () => {
  await database.db.execute(sql`create table notes (commune_id int not null, body text)`);
  await database.db.execute(sql`alter table notes enable row level security`);
  await database.db.execute(sql`alter table notes force row level security`);
  await database.db.execute(sql`create policy commune_scope on notes using (
    case (select nullif(current_setting('app.communes', true), '')) when '*' then true
    else commune_id = any (coalesce((select nullif(current_setting('app.communes', true), '')), '{}')::int[]) end)`);
  await withScope(database.db, "all", (tx) => tx.execute(sql`insert into notes values (1, 'a'), (2, 'b'), (3, 'c')`));
});

async function bodies(tx: Transaction | TestDatabase["db"]): Promise<string> {
  const { rows } = await tx.execute<{ body: string }>(sql`select body from notes order by body`);
  return rows.map((row) => row.body).join("");
}

describe("withScope", () => {
  it("shows only the rows of its communes", async () => {
    expect(await withScope(database.db, { communes: [1, 3] }, bodies)).toBe("ac");
    expect(await withScope(database.db, { communes: [] }, bodies)).toBe("");
    expect(await withScope(database.db, "all", bodies)).toBe("abc");
  });

  it("leaves nothing visible outside, also on a connection that had a scope before", async () => {
    await Promise.all(Array.from({ length: 10 }, () => withScope(database.db, "all", bodies)));
    expect(await Promise.all(Array.from({ length: 10 }, () => bodies(database.db)))).toEqual(Array(10).fill(""));
  });

  it("refuses to write another commune's row", async () => {
    const write = withScope(database.db, { communes: [1] }, (tx) => tx.execute(sql`insert into notes values (2, 'x')`));
    await expect(write).rejects.toThrow();
    expect(await withScope(database.db, "all", bodies)).toBe("abc");
  });

  it("narrows inside a transaction and returns to the outer scope, also after a failure", async () => {
    const seen = await withScope(database.db, { communes: [1, 2] }, async (tx) => {
      const inner = await withScope(tx, { communes: [2] }, bodies);
      const after = await bodies(tx);
      await expect(withScope(tx, "all", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
      return [inner, after, await bodies(tx)];
    });
    expect(seen).toEqual(["b", "ab", "ab"]);
  });
});

describe("readInScope", () => {
  it("returns to the scope around it, whichever of the nested transactions it is given", async () => {
    const seen = await withScope(database.db, { communes: [1] }, (tx) =>
      withScope(tx, { communes: [2, 3] }, async (inner) => [
        await readInScope(tx, "all", () => bodies(tx)),
        await bodies(inner),
        await readInScope(inner, { communes: [3] }, () => readInScope(inner, { communes: [1] }, () => bodies(inner))),
        await bodies(tx),
      ]),
    );
    expect(seen).toEqual(["abc", "bc", "a", "bc"]);
  });

  it("that failed leaves the scope that was there to whoever goes on after the savepoint", async () => {
    const seen = await withScope(database.db, { communes: [1] }, async (tx) => {
      const failing = tx.transaction((inner) => readInScope(inner, "all", () => Promise.reject(new Error("no"))));
      await expect(failing).rejects.toThrow("no");
      return [await bodies(tx), await readInScope(tx, { communes: [2] }, () => bodies(tx)), await bodies(tx)];
    });
    expect(seen).toEqual(["a", "b", "a"]);
  });

  it("in a transaction without scope ends without one", async () => {
    const seen = await database.db.transaction(async (tx) => [
      await readInScope(tx, "all", () => bodies(tx)),
      await bodies(tx),
    ]);
    expect(seen).toEqual(["abc", ""]);
  });
});

describe("checkDatabase", () => {
  it("accepts the product's plain role and points out a superuser", async () => {
    expect(await checkDatabase(database.url)).toEqual({ bypassesRowSecurity: false });
    expect(await checkDatabase(inject("superuserUrl"))).toEqual({ bypassesRowSecurity: true });
  });

  it.each([
    ["nobody listens", "postgresql://to_so:s3cret@127.0.0.1:1/to_so", /127\.0\.0\.1:1\/to_so.*không có máy chủ nào/],
    ["the host is unknown", "postgresql://to_so:s3cret@host.invalid/x", /host\.invalid\/x/],
  ])("says where and why in one sentence without password when %s", async (_case, url, expected) => {
    const error = await checkDatabase(url).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect((error as Error).message).toMatch(expected);
    expect((error as Error).message).not.toMatch(/s3cret|\n/);
  });

  it("names a wrong password without repeating it", async () => {
    const url = new URL(database.url);
    url.password = "s3cret";
    await expect(checkDatabase(url.href)).rejects.toThrow(/sai tên người dùng hoặc mật khẩu/);
  });
});

it("keeps the process alive when the server cuts idle connections off", async () => {
  await Promise.all(Array.from({ length: 5 }, () => database.db.execute(sql`select pg_sleep(0.05)`)));
  const superuser = new pg.Client({ connectionString: inject("superuserUrl") });
  await superuser.connect();
  const name = new URL(database.url).pathname.slice(1);
  await superuser.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  await superuser.end();
  // A connection handed out before its end was noticed would fail its query, as it should.
  await vi.waitFor(() => expect(database.db.$client.totalCount).toBe(0));
  const { rows } = await database.db.execute(sql`select 1 as one`);
  expect(rows).toEqual([{ one: 1 }]);
});
