// Run as a process of its own by load.ts: plays Zalo over kept-alive sockets. Node's own HTTP client would cost more than the
// server that is measured.
import { connect, type Socket } from "node:net";
import { makeRequests } from "./events.ts";
import { type LoadOrder, type LoadResult, type Measurement, summarize } from "./load.ts";

process.on("message", (order: LoadOrder) => {
  sendAll(order).then(tell, (error: Error) => tell({ error: error.message }));
});

function tell(result: LoadResult): void {
  process.send?.(result);
}

/** One request at a time on each connection, the next as soon as the answer is whole. */
async function sendAll({ port, run, count, connections }: LoadOrder): Promise<Measurement> {
  const requests = makeRequests(count, run);
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const latenciesMs = new Float64Array(count);
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve, reject) => {
          let index = 0;
          let sentAt = 0;
          let received = "";
          const sendNext = () => {
            const request = requests[next];
            if (request === undefined) return resolve();
            index = next++;
            sentAt = performance.now();
            socket.write(request);
          };
          socket.on("data", (chunk: string) => {
            received += chunk;
            if (!isWhole(received)) return;
            if (!received.startsWith("HTTP/1.1 200 ")) return reject(new Error(`not 200: ${received.slice(0, 300)}`));
            received = "";
            latenciesMs[index] = performance.now() - sentAt;
            sendNext();
          });
          socket.on("error", reject);
          socket.on("close", () => reject(new Error("the server closed the connection")));
          sendNext();
        }),
    ),
  );
  const wholeMs = performance.now() - startedAt;
  for (const socket of sockets) socket.destroy();
  return summarize(latenciesMs, wholeMs);
}

function isWhole(answer: string): boolean {
  const headEnd = answer.indexOf("\r\n\r\n");
  if (headEnd < 0) return false;
  const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
  return answer.length >= headEnd + 4 + length;
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  socket.setEncoding("latin1");
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  return socket;
}
