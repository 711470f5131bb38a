import { createHash } from "node:crypto";

export const benchApp = { appId: "4000000000000000001", appSecret: "app-secret-of-the-benchmark" };
export const benchOa = { id: "3000000000000000001", secretKey: "oa-secret-of-the-benchmark" };

/** Text messages of distinct people, ids and times, as whole HTTP requests, signed as Zalo signs them. */
export function makeRequests(count: number, run: string): Buffer[] {
  const startedAt = Date.now();
  return Array.from({ length: count }, (_unused, index) => {
    const timestamp = String(startedAt + index);
    const body = JSON.stringify({
      app_id: benchApp.appId,
      user_id_by_app: String(5_000_000_000_000n + BigInt(index)),
      event_name: "user_send_text",
      sender: { id: String(6_000_000_000_000_000n + BigInt(index % 5_000)) },
      recipient: { id: benchOa.id },
      message: {
        msg_id: `${run}${index.toString(16).padStart(12, "0")}`,
        text: "bao cao: tuyen truyen 2 buoi 85 nguoi du",
      },
      timestamp,
    });
    const mac = createHash("sha256")
      .update(benchApp.appId + body + timestamp + benchOa.secretKey)
      .digest("hex");
    return Buffer.from(
      `POST /webhooks/zalo HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n` +
        `x-zevent-signature: mac=${mac}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}
