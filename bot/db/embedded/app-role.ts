import pg from "pg";
import { type Home, keepPassword } from "./home.ts";
import { superuserUrl } from "./server.ts";

const appRole = "to_so";

/** Any number; two processes that start together prepare the role one after the other. */
const ADVISORY_LOCK = 20_261_122;

/**
 * Makes the product's own login role and its database, once. The role owns the database and what is in it but is no superuser
 * and cannot bypass row-level security. Returns the URL to use.
 */
export async function ensureAppDatabase(home: Home, port: number): Promise<string> {
  const { password } = keepPassword(home, "app");
  const client = new pg.Client({ connectionString: superuserUrl(home, port) });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCK]);
    const { rowCount: roles } = await client.query("select from pg_roles where rolname = $1", [appRole]);
    // DDL takes no parameters; the password is base64url, which needs no quoting.
    if (roles === 0) await client.query(`create role ${appRole} login nosuperuser nobypassrls password '${password}'`);
    const { rowCount: databases } = await client.query("select from pg_database where datname = $1", [appRole]);
    if (databases === 0) await client.query(`create database ${appRole} owner ${appRole}`);
  } finally {
    await client.end();
  }
  return `postgresql://${appRole}:${password}@127.0.0.1:${port}/${appRole}`;
}
