/** A statement seen this often is parsed and planned once for each connection from then on. */
const WORTH_KEEPING = 10;
/** Each takes some 40 kB of every connection's memory in the server. */
const MOST_KEPT = 100;
const MOST_COUNTED = 2_000;

/**
 * Gives the most used statements a name (what `query` is asked with goes in and comes out): half of what the server does for a
 * short one is parsing and planning. A statement with a list is planned anew each time, for its best plan depends on the list's
 * length. PostgreSQL itself goes on planning those whose values matter (`plan_cache_mode`).
 */
export function keepStatements(): (asked: unknown[]) => unknown[] {
  const nameOf = createNames();
  return (asked) => {
    const [config, values, ...rest] = asked;
    if (!isStatement(config) || !Array.isArray(values) || values.length === 0 || values.some(Array.isArray))
      return asked;
    return [{ ...config, name: config.name ?? nameOf(config.text) }, values, ...rest];
  };
}

function isStatement(config: unknown): config is { text: string; name?: string } {
  return typeof config === "object" && config !== null && "text" in config && typeof config.text === "string";
}

function createNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined || names.size >= MOST_KEPT) return name;
    const times = (uses.get(text) ?? 0) + 1;
    // Texts with lists of their own length are many and seen once.
    if (uses.size >= MOST_COUNTED) uses.clear();
    uses.set(text, times);
    if (times < WORTH_KEEPING) return undefined;
    uses.delete(text);
    names.set(text, `kept_${names.size}`);
    return names.get(text);
  };
}
