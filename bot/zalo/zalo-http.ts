import http from "node:http";
import https from "node:https";
import axios, { type AxiosResponse } from "axios";
import { isObject, type LooseObject } from "./lenient.ts";
import { readJson } from "./read-json.ts";
import { type UnreachableCause, ZaloUnreachableError } from "./zalo-error.ts";

/** Zalo's answers are a few kilobytes; a list of 50 members with pictures stays below 100. */
const largestAnswerBytes = 1024 * 1024;
/** Shorter than common keep-alive limits of servers, so that we rarely write into a connection the other side just closed. */
const idleConnectionMs = 4_000;

export interface HttpRequest {
  method: "GET" | "POST";
  path: string;
  headers: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON, as a form (URLSearchParams) or as multipart (FormData). */
  body?: object;
}

export interface HttpAnswer {
  body: LooseObject;
  headers: Readonly<Record<string, unknown>>;
}

export interface ZaloHttp {
  /** `operation` names the request in errors. Throws ZaloUnreachableError, never anything of axios: that would carry tokens. */
  request(operation: string, request: HttpRequest): Promise<HttpAnswer>;
  /** Closes idle connections at shutdown. */
  close(): void;
}

export function createZaloHttp(options: {
  baseUrl: string;
  timeoutMs: number;
  onCall?: ((operation: string) => void) | undefined;
}): ZaloHttp {
  const agentOptions = { keepAlive: true, timeout: idleConnectionMs, scheduling: "lifo" } as const;
  const httpAgent = new http.Agent(agentOptions);
  const httpsAgent = new https.Agent(agentOptions);
  const client = axios.create({
    baseURL: options.baseUrl,
    httpAgent,
    httpsAgent,
    // A stand-in on this machine must not be asked for through a proxy of the environment.
    proxy: false,
    maxContentLength: largestAnswerBytes,
    responseType: "text",
    // Read by readJson, which keeps big ids.
    transformResponse: (text: unknown) => text,
    validateStatus: () => true,
  });

  return {
    async request(operation, { method, path, headers, query, body }) {
      options.onCall?.(operation);
      const connection = watchConnection();
      let response: AxiosResponse<string>;
      try {
        response = await client.request<string>({
          method,
          url: path,
          headers,
          ...(query ? { params: query } : {}),
          ...(body ? { data: body } : {}),
          transport: connection.transport,
          signal: AbortSignal.timeout(options.timeoutMs),
        });
      } catch (error) {
        throw unreachable(operation, error, connection.isEstablished());
      }
      return readAnswer(operation, response);
    },
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

/**
 * Nothing can be written before the connection stands, so that is the moment after which a request may have arrived. The socket is
 * asked while it lives: after an abort it no longer tells. Node's own request follows no redirects.
 */
function watchConnection() {
  let established = false;
  const transport = {
    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void) {
      const isSecure = options.protocol === "https:";
      const request = (isSecure ? https : http).request(options, onResponse);
      request.once("socket", (socket) => {
        if (request.reusedSocket || !socket.connecting) established = true;
        else socket.once(isSecure ? "secureConnect" : "connect", () => (established = true));
      });
      return request;
    },
  };
  return { transport, isEstablished: () => established };
}

function unreachable(operation: string, error: unknown, wasConnected: boolean): ZaloUnreachableError {
  return new ZaloUnreachableError(operation, wasConnected ? causeOf(error) : "connect", wasConnected);
}

function causeOf(error: unknown): UnreachableCause {
  if (axios.isCancel(error)) return "timeout";
  if (!axios.isAxiosError(error)) return "reset";
  if (error.message.startsWith("maxContentLength")) return "too_large";
  return error.code === "ETIMEDOUT" || error.code === "ECONNABORTED" ? "timeout" : "reset";
}

/** 4xx may carry Zalo's own error as JSON; 5xx and anything that is no JSON object is an unknown result. */
function readAnswer(operation: string, response: AxiosResponse<string>): HttpAnswer {
  if (response.status >= 500) throw new ZaloUnreachableError(operation, "http_status", true, response.status);
  let body: unknown;
  try {
    body = readJson(response.data);
  } catch {
    // Told below, together with JSON that is no object.
    body = undefined;
  }
  if (!isObject(body)) throw new ZaloUnreachableError(operation, "not_json", true, response.status);
  return { body, headers: response.headers };
}
