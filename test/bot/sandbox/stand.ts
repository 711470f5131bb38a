import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify, { type FastifyInstance } from "fastify";
import { createSandbox, type Sandbox, seedIds } from "../../../bot/sandbox/index.ts";

interface EventBody {
  event_name: string;
  timestamp: string;
  app_id: string;
  user_id_by_app?: string;
  message: { text?: string; msg_id: string; attachments?: { type: string; payload: Record<string, unknown> }[] };
  [key: string]: unknown;
}

/** What the product's webhook got. */
export interface Delivered {
  headers: IncomingHttpHeaders;
  raw: string;
  body: EventBody;
  at: number;
}

/** A tiny product: keeps every event, answers as told. */
class Product {
  events: Delivered[] = [];
  probes: string[] = [];
  answer: (event: Delivered) => number | Promise<number> = () => 200;
  url = "";
  #server: Server | undefined;

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      let raw = "";
      request.on("data", (chunk) => {
        raw += chunk;
      });
      request.on("end", async () => {
        if (raw === "{}") {
          this.probes.push(String(request.headers["x-zevent-signature"]));
          response.end();
          return;
        }
        const event = { headers: request.headers, raw, body: JSON.parse(raw), at: Date.now() };
        this.events.push(event);
        response.statusCode = await this.answer(event);
        response.end();
      });
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/webhooks/zalo`;
  }

  named(name: string): Delivered[] {
    return this.events.filter((event) => event.body.event_name === name);
  }

  /** Waits until so many events of the name have come. */
  async receives(name: string, count = 1): Promise<Delivered[]> {
    await until(
      () => this.named(name).length >= count,
      `${count} × ${name}; got ${this.events.map((e) => e.body.event_name)}`,
    );
    return this.named(name);
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

export async function until(isTrue: () => boolean | Promise<boolean>, what: string, timeoutMs = 5000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The parts of `data` that tests read one by one. */
interface AnswerData {
  message_id: string;
  group_id: string;
  attachment_id: string;
  token: string;
  quota: { quota_type: string } | undefined;
  members: { user_id?: string; oa_id?: string; name: string }[];
  [key: string]: unknown;
}

interface TokenAnswer {
  access_token: string;
  refresh_token: string;
  expires_in: string;
  error?: number;
  error_name?: string;
}

export interface ZaloAnswer {
  error: number;
  message: string;
  data: AnswerData;
}

/** A running sandbox on a port of its own, a product that listens to it, and short ways to call both sides. */
export class Stand {
  readonly dataDir: string;
  readonly product = new Product();
  sandbox!: Sandbox;
  base = "";
  token = "";
  #server: FastifyInstance | undefined;
  #now: (() => Date) | undefined;

  constructor(dataDir: string, now?: () => Date) {
    this.dataDir = dataDir;
    this.#now = now;
  }

  static async open(options: { now?: () => Date } = {}): Promise<Stand> {
    const stand = new Stand(await mkdtemp(join(tmpdir(), "sandbox-")), options.now);
    await stand.product.start();
    await stand.start();
    await stand.sandbox.saveWebhook(stand.product.url);
    return stand;
  }

  async start(): Promise<void> {
    const port = await freePort();
    this.base = `http://127.0.0.1:${port}`;
    this.sandbox = createSandbox({ dataDir: this.dataDir, publicUrl: this.base, ...(this.#now && { now: this.#now }) });
    this.token = this.sandbox.credentials.accessToken;
    this.#server = Fastify({ forceCloseConnections: true });
    await this.#server.register(this.sandbox.plugin);
    await this.#server.listen({ port, host: "127.0.0.1" });
  }

  /** Stops serving; the data stays. */
  async stopServing(): Promise<void> {
    await this.#server?.close();
    await this.sandbox.close();
  }

  async close(): Promise<void> {
    await this.stopServing();
    await this.product.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** A call of the OA API as the product makes it. */
  async zalo(
    method: "GET" | "POST",
    path: string,
    input?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ZaloAnswer> {
    return (await (await this.rawZalo(method, path, input, headers)).json()) as ZaloAnswer;
  }

  rawZalo(
    method: "GET" | "POST",
    path: string,
    input?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const { openapiUrl } = this.sandbox.urls(this.base);
    const body = method === "POST" ? JSON.stringify(input ?? {}) : undefined;
    return fetch(`${openapiUrl}${path}`, {
      method,
      headers: {
        access_token: this.token,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
  }

  /** A GET with its parameters as JSON in `data`. */
  zaloData(path: string, data: unknown): Promise<ZaloAnswer> {
    return this.zalo("GET", `${path}?data=${encodeURIComponent(JSON.stringify(data))}`);
  }

  sendText(userId: string, text = "Xin chào"): Promise<ZaloAnswer> {
    return this.zalo("POST", "/v3.0/oa/message/cs", { recipient: { user_id: userId }, message: { text } });
  }

  sendGroupText(groupId: string, text = "Chào cả tổ"): Promise<ZaloAnswer> {
    return this.zalo("POST", "/v3.0/oa/group/message", { recipient: { group_id: groupId }, message: { text } });
  }

  async upload(kind: "image" | "gif" | "file", name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ZaloAnswer> {
    const form = new FormData();
    form.append("file", new Blob([bytes]), name);
    const answer = await fetch(`${this.sandbox.urls(this.base).openapiUrl}/v2.0/oa/upload/${kind}`, {
      method: "POST",
      headers: { access_token: this.token },
      body: form,
    });
    return (await answer.json()) as ZaloAnswer;
  }

  async refresh(refreshToken: string, secret = this.sandbox.credentials.appSecret): Promise<TokenAnswer> {
    const { appId } = this.sandbox.credentials;
    const answer = await fetch(`${this.sandbox.urls(this.base).oauthUrl}/v4/oa/access_token`, {
      method: "POST",
      headers: { secret_key: secret },
      body: new URLSearchParams({ refresh_token: refreshToken, app_id: appId, grant_type: "refresh_token" }),
    });
    return (await answer.json()) as TokenAnswer;
  }

  async graph(
    path: string,
    accessToken: string,
    headers: Record<string, string> = {},
  ): Promise<Record<string, unknown>> {
    const proof = createHmac("sha256", this.sandbox.credentials.appSecret).update(accessToken).digest("hex");
    const answer = await fetch(`${this.sandbox.urls(this.base).graphUrl}${path}`, {
      headers: { access_token: accessToken, appsecret_proof: proof, ...headers },
    });
    return (await answer.json()) as Record<string, unknown>;
  }

  /** A command of the page; throws unless it succeeds. */
  async control<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.rawControl(method, path, body);
    const json = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(json)}`);
    return json as T;
  }

  rawControl(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.base}/sandbox/control${path}`, {
      method,
      ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
  }

  /** A person writes to the first OA. */
  says(person: keyof typeof seedIds.people, content: unknown): Promise<{ messageIds: string[] }> {
    const { personId, userId } = seedIds.people[person];
    return this.control("POST", `/conversations/${userId}/messages`, { personId, content });
  }

  advance(ms: number): Promise<unknown> {
    return this.control("POST", "/clock", { advanceMs: ms });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
