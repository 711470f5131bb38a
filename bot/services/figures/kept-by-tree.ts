import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";

/** Names the tree, its teams and the communes' rules as a transaction sees them; anything else seen is another name. */
export type TreeVersion = string;

/** Needs a scope that sees all. `isStale`: some week somewhere has to be summed up anew. */
export async function lookAtTree(tx: Transaction): Promise<{ tree: TreeVersion; isStale: boolean }> {
  // With a value (the 1), so that the connection keeps the question ready. Rows are never taken back but by who wrote them: the newest one and how many there are name all that are seen.
  const { rows } = await tx.execute<{ tree: TreeVersion; isStale: boolean }>(sql`
    select (select token from tree_versions order by id desc limit ${1}) || ' ' || sum(changes) as tree,
      exists (select from stale_weeks) as "isStale"
    from tree_versions`);
  return rows[0] ?? { tree: "", isStale: true };
}

/**
 * Keeps what follows from the tree alone, at most so much of it, until the process sees another tree. A change gives the tree its
 * new version in its own transaction, so whoever sees the change finds nothing here that was made before it.
 */
export function keptByTree<T>(most: number): (tree: TreeVersion, name: string, find: () => Promise<T>) => Promise<T> {
  let version: TreeVersion = "";
  let kept = new Map<string, T>();
  return async (tree, name, find) => {
    if (tree !== version) [version, kept] = [tree, new Map()];
    const mine = kept;
    const known = mine.get(name);
    if (known !== undefined) return known;
    const found = await find();
    if (mine.size >= most) mine.clear();
    mine.set(name, found);
    return found;
  };
}
