import type { z } from "zod";
import type { OaCall } from "./endpoint.ts";
import { badParameter } from "./zalo-refusal.ts";

/** The JSON body in the given shape. Throws −201 with the name of the wrong parameter. */
export function bodyOf<T>(call: Pick<OaCall, "rawBody">, schema: z.ZodType<T>): T {
  return checked(parseJson(call.rawBody, "body"), schema);
}

/** OA GET calls carry their parameters as JSON in `data`. */
export function dataOf<T>(call: Pick<OaCall, "query">, schema: z.ZodType<T>): T {
  if (call.query.data === undefined) throw badParameter("data");
  return checked(parseJson(call.query.data, "data"), schema);
}

/** Group GET calls carry plain parameters. */
export function queryOf<T>(call: Pick<OaCall, "query">, schema: z.ZodType<T>): T {
  return checked(call.query, schema);
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badParameter(name);
  }
}

export function checked<T>(value: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw badParameter(result.error.issues[0]?.path.join(".") || "body");
}
