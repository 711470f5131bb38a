import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { KeyReusedError } from "../services/same-request.ts";
import { isAway } from "./away.ts";
import { HttpError } from "./http-error.ts";
import { isRefusedData, namesNothing } from "./refused-data.ts";

/** What the framework refuses by itself, in our words. */
const refusals: Record<number, { code: string; message: string }> = {
  400: { code: "invalid_request", message: "Yêu cầu không đúng; xin kiểm tra lại nội dung đã nhập." },
  408: { code: "too_slow", message: "Gửi quá chậm nên đã ngắt; xin thử lại." },
  404: { code: "not_found", message: "Không tìm thấy điều này." },
  413: { code: "too_large", message: "Nội dung quá lớn; xin gửi ít hơn." },
  414: { code: "address_too_long", message: "Địa chỉ quá dài; xin kiểm tra lại." },
  415: { code: "unsupported_media_type", message: "Kiểu nội dung này không được nhận." },
  429: { code: "too_many_requests", message: "Thao tác quá nhanh; xin đợi một phút rồi thử lại." },
  431: { code: "headers_too_large", message: "Phần đầu của yêu cầu quá lớn." },
};

const unavailable = { code: "unavailable", message: "Hệ thống đang tạm ngừng; xin thử lại sau ít phút." };
const COME_BACK_AFTER_SECONDS = 30;
const broken = { code: "internal_error", message: "Hệ thống gặp lỗi; xin thử lại sau ít phút." };
const notFound = { code: "not_found", message: "Không tìm thấy trang này." };
const wrongMethod = { code: "method_not_allowed", message: "Địa chỉ này không nhận cách gọi đó." };

/** For Fastify's constructor: what it cannot read as a request, or as an address, never reaches the error handler. */
export const frameworkErrors = { frameworkErrors: answerError, clientErrorHandler: answerUnreadable };

/** Every error leaves as `{ error: { code, message } }`; nothing of ours but a sentence goes out. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | HttpError | Error, request, reply) => answerError(error, request, reply));

  const known = collectRoutes(app);
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "/";
    const allowed = known.filter((route) => route.pattern.test(path)).flatMap((route) => route.methods);
    if (allowed.length === 0) return reply.code(404).send({ error: notFound });
    return reply
      .code(405)
      .header("allow", [...new Set(allowed)].join(", "))
      .send({ error: wrongMethod });
  });
}

function answerError(error: FastifyError | HttpError | Error, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof HttpError) {
    const { statusCode, code, message, period } = error;
    return reply.code(statusCode).send({ error: { code, message, ...(period === undefined ? {} : { period }) } });
  }
  if (error instanceof KeyReusedError)
    return reply.code(409).send({ error: { code: "key_reused", message: error.message } });
  const status = statusOf(error, request);
  const refusal = status < 500 ? (refusals[status] ?? refusals[400]) : undefined;
  if (refusal) return reply.code(status).send({ error: { ...refusal, message: sayWhere(refusal.message, error) } });
  if (isAway(error)) {
    request.log.error({ err: error }, "a request failed: the database or the disk is away");
    return reply.code(503).header("retry-after", COME_BACK_AFTER_SECONDS).send({ error: unavailable });
  }
  request.log.error({ err: error }, "a request failed");
  return reply.code(500).send({ error: broken });
}

const MOST_FIELDS = 3;

/** Names the fields that are wrong: "Yêu cầu không đúng ở “targets.0.amount”; xin kiểm tra …". */
function sayWhere(message: string, error: FastifyError | Error): string {
  const wrong = "validation" in error ? (error.validation ?? []) : [];
  const paths = wrong.map(({ instancePath }) => instancePath.split("/").filter(Boolean).join("."));
  // What a caller made up as a key is not repeated.
  const fields = [...new Set(paths)].filter((path) => /^[\w.]{1,60}$/.test(path)).slice(0, MOST_FIELDS);
  return fields.length === 0 ? message : message.replace(";", ` ở “${fields.join("”, “")}”;`);
}

function statusOf(error: FastifyError | Error, request: FastifyRequest): number {
  if ("statusCode" in error && typeof error.statusCode === "number") return error.statusCode;
  if (!isRefusedData(error)) return 500;
  return namesNothing(request.params) ? 404 : 400;
}

/** Node's own codes of requests that are none, as statuses; any other is 400. */
const unreadable: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

function answerUnreadable(error: ConnectionError, socket: Socket): void {
  // Who has gone hears nothing any more.
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const status = unreadable[error.code] ?? 400;
  const body = JSON.stringify({ error: refusals[status] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

interface KnownRoute {
  pattern: RegExp;
  methods: string[];
}

/** Fastify cannot say whether a path exists with another method; its own patterns are simple enough to ask. */
function collectRoutes(app: FastifyInstance): KnownRoute[] {
  const known: KnownRoute[] = [];
  app.addHook("onRoute", ({ url, method }) => {
    // Pages and files answer 404 as they are; only what programs call needs the difference.
    if (!url.startsWith("/api/v1/") && !url.startsWith("/webhooks/")) return;
    known.push({ pattern: toPattern(url), methods: [method].flat() });
  });
  return known;
}

function toPattern(url: string): RegExp {
  const escaped = url.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/:\w+/g, "[^/]+").replace(/\*/g, ".*")}$`);
}
