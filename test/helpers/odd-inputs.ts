/** The part of JSON Schema that openapi.json uses. */
export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  format?: string;
  pattern?: string;
}

/** Values no field was made for: ids beyond every column, characters PostgreSQL refuses, wrong types, much too much. */
const oddValues: readonly unknown[] = [
  null,
  -1,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  2 ** 63,
  "",
  "a\u0000b",
  "\ud800",
  "x".repeat(20_000),
  "9999-12-31",
  {},
];

export const oddBodies: readonly string[] = ["", "{", "null", "[]", "{}", '"a"', "7", '{"__proto__":{"a":1}}'];

/** Pieces of a path or a query, already encoded. */
export const oddTexts: readonly string[] = [
  "-1",
  "2147483648",
  "9007199254740991",
  "9223372036854775808",
  "%00",
  "%F0%9F%91%A9",
  "%C3%28",
  "..%2F..%2Fetc%2Fpasswd",
  "9999-12-31",
  "0000-00-00",
  "x".repeat(3_000),
];

const samples: Record<string, unknown> = { date: "2026-11-20", "date-time": "2026-11-20T03:00:00.000Z" };

/** Something the schema accepts, as far as it can be told without reading patterns. */
export function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices?.[0]) return sampleOf(choices[0]);
  const type = [schema.type].flat()[0];
  if (type === "object") {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, sampleOf(part)]));
  }
  if (type === "array") return [sampleOf(schema.items ?? {})];
  if (type === "integer" || type === "number") return Math.max(schema.minimum ?? 1, 1);
  if (type === "boolean") return true;
  return samples[schema.format ?? ""] ?? "a".repeat(Math.max(schema.minLength ?? 8, 8));
}

/** The body with one value after the other replaced by each odd one, to a depth of two. */
export function* oddVersionsOf(body: unknown, depth = 2): Generator<unknown> {
  if (depth === 0 || body === null || typeof body !== "object") {
    yield* oddValues;
    return;
  }
  for (const name of Object.keys(body)) {
    const whole = body as Record<string, unknown>;
    for (const part of oddVersionsOf(whole[name], depth - 1)) {
      yield Array.isArray(body) ? [part] : { ...whole, [name]: part };
    }
  }
  if (depth < 2) yield* oddValues;
}
