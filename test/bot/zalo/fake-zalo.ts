import http from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface SeenRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: http.IncomingHttpHeaders;
  rawBody: Buffer;
  /** The body as JSON, or undefined. */
  json: unknown;
}

type Answer = (request: SeenRequest, response: http.ServerResponse, nth: number) => unknown;

/**
 * A real server that imitates Zalo for the case at hand. What `answer` returns is sent as JSON with HTTP 200; when it
 * returns undefined it has answered (or kept silent) by itself. Stopped when the test ends.
 */
export async function startFakeZalo(answer: Answer): Promise<{ url: string; seen: SeenRequest[] }> {
  const seen: SeenRequest[] = [];
  const server = http.createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const rawBody = Buffer.concat(chunks);
    const url = new URL(message.url ?? "/", "http://zalo");
    const isJson = message.headers["content-type"]?.startsWith("application/json");
    const request: SeenRequest = {
      method: message.method ?? "",
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: message.headers,
      rawBody,
      json: isJson ? JSON.parse(rawBody.toString()) : undefined,
    };
    seen.push(request);
    const body = await answer(request, response, seen.length);
    if (body !== undefined) response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** An address nobody listens on. */
export async function closedAddress(): Promise<string> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export function success(data: unknown = {}): object {
  return { data, error: 0, message: "Success" };
}
