import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What may become of a call, with its share of all calls; the rest is answered as usual. */
export interface Mix {
  slow: number;
  /** The minute's limit. */
  tooFast: number;
  http500: number;
  /** The message arrives, the answer does not. */
  noAnswer: number;
  /** A final refusal. */
  refused: number;
}

const SLOW_MS = 700;
/** "This person does not follow the OA". */
const REFUSAL = -213;

/** Always the same numbers for a seed, 0 ≤ n < 1. */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** A stand-in for Zalo that keeps a history and misbehaves at random. `arrived`: how often each recipient got a message. */
export async function startChaoticZalo(mix: Mix, seed: number, perMinute = 100_000) {
  const random = makeRandom(seed);
  const arrived = new Map<string, number>();
  const histories = new Map<string, object[]>();
  const calls = { all: 0 };

  function chooseFate(): keyof Mix | undefined {
    let left = random();
    for (const fate of Object.keys(mix) as (keyof Mix)[]) {
      left -= mix[fate];
      if (left < 0) return fate;
    }
    return undefined;
  }

  function answer(response: ServerResponse, payload: object): void {
    response.setHeader("content-type", "application/json");
    response.setHeader("x-ratelimit-limit", String(perMinute));
    response.end(JSON.stringify(payload));
  }

  async function take(to: string, text: string, response: ServerResponse): Promise<void> {
    calls.all += 1;
    const fate = chooseFate();
    if (fate === "tooFast") return answer(response, { error: -32, message: "too fast" });
    if (fate === "refused") return answer(response, { error: REFUSAL, message: "refused" });
    // Half of the failures of the other side come before the message was taken, half after.
    if (fate !== "http500" || random() < 0.5) keep(to, text);
    if (fate === "http500") return void response.writeHead(500).end("oops");
    if (fate === "noAnswer") return void response.socket?.destroy();
    if (fate === "slow") await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    answer(response, { error: 0, message: "Success", data: { message_id: `sent-${to}-${arrived.get(to)}` } });
  }

  function keep(to: string, text: string): void {
    const count = (arrived.get(to) ?? 0) + 1;
    arrived.set(to, count);
    const shown = { src: 0, time: Date.now(), type: "text", message: text, message_id: `sent-${to}-${count}` };
    histories.set(to, [shown, ...(histories.get(to) ?? [])]);
  }

  function showHistory(url: URL, response: ServerResponse): void {
    const asked = JSON.parse(url.searchParams.get("data") ?? "{}") as { user_id?: string };
    const to = asked.user_id ?? url.searchParams.get("group_id") ?? "";
    const said = { src: 1, time: Date.now() - 60_000, type: "text", message: "trợ giúp", message_id: `said-${to}` };
    answer(response, { error: 0, message: "Success", data: [...(histories.get(to) ?? []), said] });
  }

  const server = createServer((request, response) => {
    readBody(request)
      .then((body) => {
        const url = new URL(request.url ?? "", "http://zalo");
        if (url.pathname.endsWith("/conversation")) return showHistory(url, response);
        const sent = body === "" ? undefined : (JSON.parse(body) as Partial<Sent>);
        const to = sent?.recipient?.user_id ?? sent?.recipient?.group_id;
        if (to === undefined) return answer(response, { error: 0, message: "Success", data: {} });
        return take(to, sent?.message?.text ?? "", response);
      })
      .catch(() => response.destroy());
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    arrived,
    calls,
    /** Nobody answers for a while: connections are refused. */
    async vanish(ms: number): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await new Promise((resolve) => setTimeout(resolve, ms));
      await listen(server, port);
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Sent {
  recipient: { user_id?: string; group_id?: string };
  message: { text?: string };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  return body;
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
}
