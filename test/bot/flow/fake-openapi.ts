import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One message that reached Zalo. */
export interface Received {
  to: string;
  kind: "person" | "group" | "person_v2";
  text: string;
  token: string;
  id: string;
  at: number;
}

/** What the next call does instead of being answered. */
export type Script =
  | { kind: "slow"; ms: number }
  | { kind: "error"; code: number; message?: string }
  /** The message arrives, the answer does not. */
  | { kind: "no_answer" }
  /** The connection ends before anything is done. */
  | { kind: "reset" }
  | { kind: "http500" };

export interface FakeOpenapi {
  url: string;
  received: Received[];
  /** Access tokens handed out by refreshes, newest last. */
  refreshes: string[];
  /** Next send calls, one script each; then as usual. */
  script(...steps: Script[]): void;
  /** For every send call until changed: milliseconds before the answer. */
  delayMs: number;
  perMinute: number | undefined;
  /** When set, only this access token is good. */
  goodToken: string | undefined;
  goodRefreshToken: string;
  /** As delayMs, by recipient. */
  delayFor: Map<string, number>;
  /** What a send answers for good, by recipient. */
  errorFor: Map<string, number>;
  close(): Promise<void>;
}

/** A stand-in for openapi.zalo.me and oauth.zaloapp.com that remembers what arrived and does what it is told. */
export async function startFakeOpenapi(): Promise<FakeOpenapi> {
  const steps: Script[] = [];
  let nextId = 1;
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => answer(request, response, body),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeOpenapi = {
    url: `http://127.0.0.1:${port}`,
    received: [],
    refreshes: [],
    script: (...more) => void steps.push(...more),
    delayMs: 0,
    perMinute: 60_000,
    goodToken: undefined,
    goodRefreshToken: "refresh-0",
    delayFor: new Map(),
    errorFor: new Map(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (path.endsWith("/access_token")) return refresh(response, body);
    const send = (payload: object) => {
      response.setHeader("content-type", "application/json");
      if (fake.perMinute !== undefined) response.setHeader("x-ratelimit-limit", String(fake.perMinute));
      response.end(JSON.stringify(payload));
    };
    const token = String(request.headers.access_token ?? "");
    if (fake.goodToken !== undefined && token !== fake.goodToken)
      return send({ error: -216, message: "invalid token" });
    if (path.endsWith("/conversation")) return send({ error: 0, data: history(request) });
    if (path.endsWith("/user/detail")) return send({ error: 0, data: { display_name: "Người Thử" } });
    const message = readMessage(path, body, token);
    if (!message) return send({ error: -201, message: "unknown path" });
    const step = steps.shift();
    if (step?.kind === "reset") return void request.socket.destroy();
    if (step?.kind === "error") return send({ error: step.code, message: step.message ?? "scripted" });
    if (step?.kind === "http500") {
      response.statusCode = 500;
      return void response.end("oops");
    }
    const refusal = fake.errorFor.get(message.to);
    if (refusal !== undefined) return send({ error: refusal, message: "refused" });
    fake.received.push(message);
    if (step?.kind === "no_answer") return void request.socket.destroy();
    const ms = step?.kind === "slow" ? step.ms : (fake.delayFor.get(message.to) ?? fake.delayMs);
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    send({ error: 0, message: "Success", data: { message_id: message.id, user_id: message.to } });
  }

  function refresh(response: ServerResponse, body: string): void {
    const used = new URLSearchParams(body).get("refresh_token");
    if (used !== fake.goodRefreshToken) {
      return void response.end(JSON.stringify({ error: -14014, error_name: "Invalid refresh token" }));
    }
    const count = fake.refreshes.length + 1;
    fake.goodRefreshToken = `refresh-${count}`;
    fake.goodToken = `access-${count}`;
    fake.refreshes.push(fake.goodToken);
    response.end(
      JSON.stringify({ access_token: fake.goodToken, refresh_token: fake.goodRefreshToken, expires_in: "90000" }),
    );
  }

  function history(request: IncomingMessage): object[] {
    const query = new URL(request.url ?? "", fake.url).searchParams;
    const data = JSON.parse(query.get("data") ?? "{}") as { user_id?: string; offset?: number };
    const peer = data.user_id ?? query.get("group_id");
    const offset = Number(data.offset ?? query.get("offset") ?? 0);
    return fake.received
      .filter((one) => one.to === peer)
      .reverse()
      .slice(offset, offset + 10)
      .map((one) => ({ src: 0, message_id: one.id, message: one.text, time: one.at, type: "text" }));
  }

  function readMessage(path: string, body: string, token: string): Received | undefined {
    const kind = path.endsWith("/message/cs") ? "person" : path.endsWith("/group/message") ? "group" : "person_v2";
    if (kind === "person_v2" && !path.endsWith("/v2.0/oa/message")) return undefined;
    const { recipient, message } = JSON.parse(body) as {
      recipient: { user_id?: string; group_id?: string };
      message: { text?: string };
    };
    const to = recipient.user_id ?? recipient.group_id ?? "";
    return { to, kind, text: message.text ?? "", token, id: `m${nextId++}`, at: Date.now() };
  }

  return fake;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  return body;
}
