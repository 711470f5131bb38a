import https from "node:https";
import net from "node:net";
import { inspect } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ZaloUnreachableError } from "../../../bot/zalo/zalo-error.ts";
import { createZaloHttp } from "../../../bot/zalo/zalo-http.ts";
import { closedAddress, startFakeZalo } from "./fake-zalo.ts";
import { selfSignedCertificate } from "./self-signed.ts";

const secretToken = "tok-SECRET-1";
const secretText = "bí mật của bác A";

function ask(baseUrl: string, timeoutMs = 2_000) {
  const zaloHttp = createZaloHttp({ baseUrl, timeoutMs });
  onTestFinished(() => zaloHttp.close());
  return zaloHttp.request("sendToPerson", {
    method: "POST",
    path: "/v3.0/oa/message/cs",
    headers: { access_token: secretToken },
    body: { text: secretText },
  });
}

async function failure(answer: Promise<unknown>): Promise<ZaloUnreachableError> {
  const error = await answer.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ZaloUnreachableError)) throw new Error(`expected ZaloUnreachableError, got ${error}`);
  return error;
}

test("keeps ids beyond 2^53 of an answer", async () => {
  const zalo = await startFakeZalo((_, response) => void response.end('{"data":{"user_id":4000000000000000031}}'));
  expect((await ask(zalo.url)).body).toEqual({ data: { user_id: "4000000000000000031" } });
});

describe("nothing was written, so repeating is safe, when", () => {
  test("nobody listens", async () => {
    const error = await failure(ask(await closedAddress()));
    expect(error).toMatchObject({ because: "connect", requestMayHaveArrived: false });
  });

  test("the name does not exist", async () => {
    expect(await failure(ask("http://zalo.invalid"))).toMatchObject({
      because: "connect",
      requestMayHaveArrived: false,
    });
  });

  test("the other side never finishes the TLS handshake", async () => {
    const silent = net.createServer(() => undefined);
    const sockets: net.Socket[] = [];
    silent.on("connection", (socket) => sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const { port } = silent.address() as net.AddressInfo;
    const error = await failure(ask(`https://127.0.0.1:${port}`, 200));
    expect(error).toMatchObject({ because: "connect", requestMayHaveArrived: false });
  });
});

describe("the request may have arrived when", () => {
  test.each<[string, string, Parameters<typeof startFakeZalo>[0]]>([
    ["Zalo is too slow", "timeout", () => undefined],
    ["the answer begins and never ends", "timeout", (_, response) => void response.write('{"data":')],
    ["the connection is reset", "reset", (_, response) => void response.destroy()],
    [
      "the answer breaks off",
      "reset",
      (_, response) => {
        response.writeHead(200, { "content-length": "1000" }).write("{");
        setTimeout(() => response.destroy(), 20);
      },
    ],
    ["HTTP 500 comes", "http_status", (_, response) => void response.writeHead(500).end("Internal Server Error")],
    ["HTTP 503 comes with JSON", "http_status", (_, response) => void response.writeHead(503).end('{"error":-32}')],
    ["a page comes instead of JSON", "not_json", (_, response) => void response.end("<html>Bảo trì</html>")],
    ["the answer is empty", "not_json", (_, response) => void response.end()],
    ["the answer is a list", "not_json", (_, response) => void response.end("[]")],
    [
      "Zalo sends us elsewhere",
      "not_json",
      (_, response) => void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
    ],
    [
      "the answer is over a megabyte",
      "too_large",
      (_, response) => void response.end(JSON.stringify({ a: "x".repeat(1_100_000) })),
    ],
  ])("%s", async (_, because, answer) => {
    const zalo = await startFakeZalo(answer);
    const error = await failure(ask(zalo.url, 1_000));
    expect(error).toMatchObject({ because, requestMayHaveArrived: true });
    expect(zalo.seen).toHaveLength(1);
  });

  test("Zalo is too slow on a connection used before", async () => {
    const zalo = await startFakeZalo((_, __, nth) => (nth === 1 ? { error: 0 } : undefined));
    const zaloHttp = createZaloHttp({ baseUrl: zalo.url, timeoutMs: 1_000 });
    onTestFinished(() => zaloHttp.close());
    const again = () => zaloHttp.request("getOa", { method: "GET", path: "/", headers: {} });
    await again();
    expect(await failure(again())).toMatchObject({ because: "timeout", requestMayHaveArrived: true });
  });
});

describe("over TLS", () => {
  async function startTls() {
    let requests = 0;
    const server = https.createServer(selfSignedCertificate(), () => {
      requests += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return { url: `https://127.0.0.1:${(server.address() as net.AddressInfo).port}`, requests: () => requests };
  }

  test("silence after the handshake leaves the result unknown", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    onTestFinished(() => void vi.unstubAllEnvs());
    const zalo = await startTls();
    expect(await failure(ask(zalo.url, 1_000))).toMatchObject({ because: "timeout", requestMayHaveArrived: true });
    expect(zalo.requests()).toBe(1);
  });

  test("a certificate nobody vouches for stops us before anything is written", async () => {
    const zalo = await startTls();
    expect(await failure(ask(zalo.url))).toMatchObject({ because: "connect", requestMayHaveArrived: false });
    expect(zalo.requests()).toBe(0);
  });
});

test("gives up at its time limit, not later", async () => {
  const zalo = await startFakeZalo(() => undefined);
  const startedAt = performance.now();
  await failure(ask(zalo.url, 200));
  expect(performance.now() - startedAt).toBeLessThan(4_000);
});

test("reuses a connection", async () => {
  const ports = new Set<number | undefined>();
  const zalo = await startFakeZalo((_, response) => {
    ports.add(response.socket?.remotePort);
    return { error: 0 };
  });
  const zaloHttp = createZaloHttp({ baseUrl: zalo.url, timeoutMs: 2_000 });
  onTestFinished(() => zaloHttp.close());
  for (let n = 0; n < 5; n += 1) await zaloHttp.request("getOa", { method: "GET", path: "/", headers: {} });
  expect(ports.size).toBe(1);
});

test("no error holds the token, the text or the address, however deep one looks", async () => {
  const silent = await startFakeZalo(() => undefined);
  const broken = await startFakeZalo((_, response) => void response.writeHead(500).end(secretText));
  for (const url of [silent.url, broken.url, await closedAddress()]) {
    const shown = inspect(await failure(ask(url, 500)), { depth: 20, showHidden: true });
    expect(shown).toContain("sendToPerson");
    for (const secret of [secretToken, secretText, url, "/v3.0/oa"]) expect(shown).not.toContain(secret);
  }
});
