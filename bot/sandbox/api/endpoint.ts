import type { IncomingHttpHeaders } from "node:http";
import type { Context } from "../context.ts";
import type { AppRecord, OaRecord } from "../world/records.ts";

/** One call of Zalo's API as the handlers see it. */
interface Call {
  ctx: Context;
  headers: IncomingHttpHeaders;
  query: Record<string, string | undefined>;
  /** The raw body; empty for GET. */
  rawBody: string;
  now: number;
  /** The first file of a multipart body. */
  readFile: () => Promise<UploadedFile | undefined>;
}

/** A call with a good access token, within its rate. */
export interface OaCall extends Call {
  oa: OaRecord;
  app: AppRecord;
}

export type OpenCall = Call;

export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

export type Host = "openapi" | "oauth" | "graph" | "business";

interface Address {
  method: "GET" | "POST";
  host: Host;
  /** Behind the host, e.g. `/v3.0/oa/message/cs`. */
  path: string;
}

/** Asks for the OA's access token; the answer becomes `{ data, error: 0, message: "Success" }`. */
export interface OaEndpoint extends Address {
  access: "oa";
  /** Template messages do not count against the OA's rate (zalo-openapi.md §5.4). */
  isUnlimited?: boolean;
  handle: (call: OaCall) => unknown;
}

/** Checks for itself who calls; the answer goes out as it is. */
export interface OpenEndpoint extends Address {
  access: "open";
  handle: (call: OpenCall) => unknown;
}

export type Endpoint = OaEndpoint | OpenEndpoint;

/** Instead of data: an answer that is not JSON. */
export class PageAnswer {
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;

  constructor(status: number, body: string, location?: string) {
    this.status = status;
    this.body = body;
    this.location = location;
  }
}
