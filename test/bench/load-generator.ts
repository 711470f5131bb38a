import { createHash } from "node:crypto";
import { connect, type Socket } from "node:net";

/** Sent by the parent; answered with a LoadResult. Runs in a process of its own, so that it takes no time from the server's loop. */
export interface LoadOrder {
  port: number;
  count: number;
  connections: number;
  /** Part of every id, so that series do not repeat each other. */
  series: string;
  appId: string;
  oaId: string;
  secretKey: string;
}

export interface LoadResult {
  seconds: number;
  /** Answers other than 200. */
  refused: number;
  medianMs: number;
  p99Ms: number;
}

/** One event of a person, as long as real ones are. */
export function benchEvent({ appId, oaId, series }: Pick<LoadOrder, "appId" | "oaId" | "series">, n: number): string {
  return JSON.stringify({
    app_id: appId,
    user_id_by_app: String(5_000_000_000_000_000_000n + BigInt(n)),
    event_name: "user_send_text",
    sender: { id: String(4_000_000_000_000_000_000n + BigInt(n % 5_000)) },
    recipient: { id: oaId },
    message: {
      text: "báo cáo hôm nay tổ em hd 12 ng cài vneid, 5 hộ quét mã qr, 3 sp lên postmart",
      msg_id: `${series}x${n}`,
    },
    timestamp: "1790000000000",
  });
}

function toRequest(order: LoadOrder, n: number): Buffer {
  const body = Buffer.from(benchEvent(order, n));
  const mac = createHash("sha256").update(order.appId).update(body).update("1790000000000").update(order.secretKey);
  const head =
    `POST /webhooks/zalo HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n` +
    `x-zevent-signature: mac=${mac.digest("hex")}\r\ncontent-length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

/** Sends the next request as soon as the last one is answered, until none is left. */
function drive(socket: Socket, next: () => Buffer | undefined, note: (ok: boolean, ms: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = "";
    let sentAt = 0;
    const send = () => {
      const request = next();
      if (!request) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed a connection")));
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      const end = received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
      if (received.length < end + 4 + length) return;
      note(received.startsWith("HTTP/1.1 200"), performance.now() - sentAt);
      received = "";
      send();
    });
    socket.on("connect", send);
  });
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const requests = Array.from({ length: order.count }, (_, n) => toRequest(order, n));
  const times: number[] = [];
  let refused = 0;
  let at = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: order.connections }, () =>
      drive(
        connect(order.port, "127.0.0.1"),
        () => requests[at++],
        (ok, ms) => {
          times.push(ms);
          if (!ok) refused += 1;
        },
      ),
    ),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  times.sort((a, b) => a - b);
  const at_ = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { seconds, refused, medianMs: at_(0.5), p99Ms: at_(0.99) };
}

process.on("message", (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
