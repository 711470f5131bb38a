import { connect } from "node:net";

export type Measurement = { perSecond: number; p50Ms: number; p99Ms: number };

/** Runs `one` for every index, `inFlight` at a time, and measures each. */
export async function measure(
  count: number,
  inFlight: number,
  one: (index: number) => Promise<void>,
): Promise<Measurement> {
  const latenciesMs: number[] = [];
  let next = 0;
  async function work() {
    while (next < count) {
      const startedAt = performance.now();
      await one(next++);
      latenciesMs.push(performance.now() - startedAt);
    }
  }
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: inFlight }, work));
  const seconds = (performance.now() - startedAt) / 1_000;
  latenciesMs.sort((a, b) => a - b);
  const at = (share: number) => latenciesMs[Math.floor(latenciesMs.length * share)] ?? 0;
  return { perSecond: count / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Sends whole requests over kept-alive connections, one at a time on each. Throws on any answer but 200. */
export async function measureHttp(
  port: number,
  requests: readonly Buffer[],
  connections: number,
): Promise<Measurement> {
  const idle = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  const result = await measure(requests.length, connections, async (index) => {
    const connection = idle.pop();
    const request = requests[index];
    if (connection === undefined || request === undefined) throw new Error("more work than connections");
    await connection.send(request);
    idle.push(connection);
  });
  for (const connection of idle) connection.close();
  return result;
}

/** Node's own HTTP client would cost more than the server that is measured. */
async function openConnection(port: number) {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  let pending: { resolve: () => void; reject: (error: Error) => void } | undefined;
  let received = "";
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    received += chunk;
    const headEnd = received.indexOf("\r\n\r\n");
    if (headEnd < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
    if (received.length < headEnd + 4 + length) return;
    const isGood = received.startsWith("HTTP/1.1 200 ");
    const answer = received;
    received = "";
    if (isGood) pending?.resolve();
    else pending?.reject(new Error(`not 200: ${answer.slice(0, 300)}`));
  });
  const fail = () => pending?.reject(new Error("the server closed the connection"));
  socket.on("close", fail);
  socket.on("error", fail);
  await new Promise((resolve) => socket.once("connect", resolve));
  return {
    send: (request: Buffer) =>
      new Promise<void>((resolve, reject) => {
        pending = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      pending = undefined;
      socket.destroy();
    },
  };
}
