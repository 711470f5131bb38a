import { isObject, toNumber, toText } from "./lenient.ts";
import { ZaloApiError, ZaloUnreachableError } from "./zalo-error.ts";
import type { HttpRequest, ZaloHttp } from "./zalo-http.ts";

/** Of the OA's limit per minute; from the answer's headers. */
export interface RateLimit {
  limit?: number | undefined;
  remain?: number | undefined;
}

export interface ApiAnswer {
  /** Zalo's `data`: an object, a list, or undefined where the answer is only "done". */
  data: unknown;
  rateLimit?: RateLimit | undefined;
}

export type ApiRequest = Omit<HttpRequest, "headers"> & { token: string };

/** Calls openapi.zalo.me: `{ "data": …, "error": 0, "message": "Success" }`, HTTP 200 even for errors. Throws ZaloApiError for those. */
export async function callApi(zaloHttp: ZaloHttp, operation: string, request: ApiRequest): Promise<ApiAnswer> {
  const { token, ...rest } = request;
  const { body, headers } = await zaloHttp.request(operation, { ...rest, headers: { access_token: token } });
  const code = toNumber(body.error);
  if (code !== undefined && code !== 0) throw new ZaloApiError(operation, code, toText(body.message));
  // Neither an error nor data: an answer of something that is not Zalo.
  if (code === undefined && !isObject(body.data)) throw new ZaloUnreachableError(operation, "not_json", true);
  return { data: body.data, rateLimit: readRateLimit(headers) };
}

/** OA GET calls take one query parameter with JSON inside; the group GETs take plain parameters (zalo-openapi.md 3, 4). */
export function dataQuery(data: object): Readonly<Record<string, string>> {
  return { data: JSON.stringify(data) };
}

function readRateLimit(headers: Readonly<Record<string, unknown>>): RateLimit | undefined {
  const limit = toNumber(headers["x-ratelimit-limit"]);
  const remain = toNumber(headers["x-ratelimit-remain"]);
  return limit === undefined && remain === undefined ? undefined : { limit, remain };
}
