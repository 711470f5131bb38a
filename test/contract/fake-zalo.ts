import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One message as it reached Zalo. */
export interface Heard {
  /** Zalo id of the person or the group. */
  to: string;
  kind: "person" | "group";
  text: string;
  /** Titles in the order shown. */
  titles: string[];
  buttons: { title: string; type: string; payload: unknown }[];
  at: number;
}

export type FakeZalo = Awaited<ReturnType<typeof startFakeZalo>>;

/** Takes Zalo's place: accepts and remembers every message, knows nobody's name, and has no page but those it must have. */
export async function startFakeZalo() {
  const heard: Heard[] = [];
  const otherCalls: string[] = [];
  /** Error code for a recipient, instead of success. */
  const refusals = new Map<string, number>();
  /** A person's phone number, as Zalo tells it to an OA the person shared it with. */
  const phones = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const body = await readBody(request);
    response.setHeader("content-type", "application/json");
    response.setHeader("x-ratelimit-limit", "6000");
    response.setHeader("x-ratelimit-remain", "5999");
    const isSend = path === "/v3.0/oa/message/cs" || path === "/v3.0/oa/group/message";
    if (!isSend) {
      otherCalls.push(path);
      if (path.endsWith("/user/detail"))
        return void response.end(JSON.stringify({ error: 0, data: detail(request.url) }));
      response.statusCode = 404;
      return void response.end(JSON.stringify({ error: 404, message: "no such page" }));
    }
    const message = toHeard(JSON.parse(body));
    const code = refusals.get(message.to);
    if (code !== undefined) return void response.end(JSON.stringify({ error: code, message: "refused" }));
    heard.push(message);
    const data = { message_id: `sent-${heard.length}`, user_id: message.to };
    response.end(JSON.stringify({ error: 0, message: "Success", data }));
  });
  function detail(url = ""): object {
    const data = JSON.parse(new URL(url, "http://zalo").searchParams.get("data") ?? "{}") as { user_id?: string };
    const phone = phones.get(data.user_id ?? "");
    return phone ? { user_id: data.user_id, shared_info: { phone } } : {};
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    otherCalls,
    refusals,
    phones,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

interface WireMessage {
  recipient: { user_id?: string; group_id?: string };
  message: { text?: string; attachment?: { payload?: { buttons?: Heard["buttons"] } } };
}

function toHeard({ recipient, message }: WireMessage): Heard {
  const buttons = message.attachment?.payload?.buttons ?? [];
  return {
    to: recipient.user_id ?? recipient.group_id ?? "",
    kind: recipient.user_id === undefined ? "group" : "person",
    text: message.text ?? "",
    titles: buttons.map((button) => button.title),
    buttons,
    at: Date.now(),
  };
}
