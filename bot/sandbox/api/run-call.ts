import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import type { ApiFault } from "../protocol.ts";
import { type Endpoint, type OaCall, type OaEndpoint, type OpenCall, PageAnswer } from "./endpoint.ts";
import { refusals, ZaloRefusal } from "./zalo-refusal.ts";

interface Answer {
  status: number;
  type: string;
  body: string;
  errorCode?: number;
  oaId?: string;
  headers: Record<string, string>;
}

/** Takes one call from faults over access and rate to the handler, answers, and logs it raw. */
export async function runCall(ctx: Context, endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply) {
  const startedAt = performance.now();
  const at = ctx.clock.now();
  const token = headerOf(request, "access_token");
  const oaId = token === undefined ? undefined : ctx.world.accessTokens.get(token);
  const fault = ctx.faults.strikeApi(`/${endpoint.host}${endpoint.path}`, oaId);
  const write = (answer: Answer | undefined, note: string | undefined) =>
    log(ctx, request, endpoint, { at, startedAt, oaId, answer, note });
  if (fault?.kind === "reset") {
    write(undefined, "connection reset on purpose, nothing done");
    reply.hijack();
    request.raw.socket.resetAndDestroy();
    return reply;
  }
  const answer = replacement(fault) ?? (await answerOf(ctx, endpoint, request));
  if (fault && "ms" in fault) await wait(fault.ms);
  if (fault?.kind === "timeoutAfterAccepting") {
    write(answer, "accepted, answer withheld on purpose");
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
  write(answer, fault && `fault: ${fault.kind}`);
  return reply.code(answer.status).headers(answer.headers).type(answer.type).send(answer.body);
}

/** Faults that stand in for the real answer. */
function replacement(fault: ApiFault["effect"] | undefined): Answer | undefined {
  if (fault?.kind === "error") {
    const message = fault.message ?? "An error the sandbox was asked for";
    return { ...json({ error: fault.code, message }), errorCode: fault.code };
  }
  if (fault?.kind === "http500") return { status: 500, type: "text/plain", body: "Internal Server Error", headers: {} };
  if (fault?.kind === "notJson") {
    return { status: 200, type: "text/html", body: "<html><body>Service is busy</body></html>", headers: {} };
  }
  return undefined;
}

async function answerOf(ctx: Context, endpoint: Endpoint, request: FastifyRequest): Promise<Answer> {
  const call: OpenCall = {
    ctx,
    headers: request.headers,
    query: request.query as Record<string, string | undefined>,
    rawBody: typeof request.body === "string" ? request.body : "",
    now: ctx.clock.now(),
    readFile: () => readFile(request),
  };
  if (endpoint.access === "open") return openAnswer(await endpoint.handle(call));
  const headers: Record<string, string> = {};
  try {
    const oaCall = admit(endpoint, call, headers);
    const data = await endpoint.handle(oaCall);
    const done = { ...(data !== undefined && { data }), error: 0, message: "Success" };
    return { ...json(done), errorCode: 0, headers };
  } catch (error) {
    if (!(error instanceof ZaloRefusal)) throw error;
    return { ...json({ error: error.code, message: error.message }), errorCode: error.code, headers };
  }
}

function openAnswer(result: unknown): Answer {
  if (result instanceof PageAnswer) {
    const headers: Record<string, string> = result.location === undefined ? {} : { location: result.location };
    return { status: result.status, type: "text/html; charset=utf-8", body: result.body, headers };
  }
  const error = typeof result === "object" && result !== null && "error" in result ? result.error : 0;
  return { ...json(result), errorCode: typeof error === "number" ? error : 0 };
}

/** Who calls, and may they: token, grant, package, rate. */
function admit(endpoint: OaEndpoint, call: OpenCall, headers: Record<string, string>): OaCall {
  const { ctx, now } = call;
  const token = call.headers.access_token;
  const oaId = typeof token === "string" ? ctx.world.accessTokens.get(token) : undefined;
  const oa = oaId === undefined ? undefined : ctx.world.oas.get(oaId);
  const app = oa && ctx.world.apps.get(oa.appId);
  const isTemplateHost = endpoint.host === "business";
  if (!oa || !app) throw isTemplateHost ? new ZaloRefusal(-124, "Access token invalid") : refusals.invalidToken();
  if (oa.tokens.accessExpiresAt <= now) {
    throw isTemplateHost ? new ZaloRefusal(-124, "Access token expired") : refusals.expiredToken();
  }
  if (!oa.tokens.isUsed) {
    oa.tokens.isUsed = true;
    delete oa.returnedRefreshToken;
    ctx.store.saveTokens(oa.id);
  }
  if (!oa.isGranted) throw refusals.notGranted();
  if (oa.package === "basic") throw refusals.packageTooLow();
  if (!endpoint.isUnlimited) {
    const isWithinRate = ctx.limiter.take(oa, app, now);
    headers["x-ratelimit-limit"] = String(oa.perMinute);
    headers["x-ratelimit-remain"] = String(ctx.limiter.remaining(oa, now));
    if (!isWithinRate) throw refusals.rateLimit();
  }
  return { ...call, oa, app };
}

function json(body: unknown): Answer {
  return { status: 200, type: "application/json; charset=utf-8", body: JSON.stringify(body), headers: {} };
}

async function readFile(request: FastifyRequest) {
  if (!request.isMultipart()) return undefined;
  const part = await request.file();
  return part && { name: part.filename.normalize("NFC"), bytes: await part.toBuffer() };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}

interface Exchange {
  at: number;
  startedAt: number;
  oaId: string | undefined;
  answer: Answer | undefined;
  note: string | undefined;
}

function log(ctx: Context, request: FastifyRequest, endpoint: Endpoint, exchange: Exchange): void {
  const { answer, note, oaId } = exchange;
  ctx.log.add({
    direction: "api",
    at: exchange.at,
    durationMs: Math.round(performance.now() - exchange.startedAt),
    title: endpoint.path,
    method: endpoint.method,
    url: request.url,
    ...(oaId !== undefined && { oaId }),
    requestHeaders: request.headers as Record<string, string>,
    requestBody: typeof request.body === "string" ? request.body : "",
    ...(answer && { status: answer.status }),
    ...(answer?.errorCode !== undefined && { errorCode: answer.errorCode }),
    responseBody: answer?.body ?? "",
    ...(note !== undefined && { note }),
  });
}
