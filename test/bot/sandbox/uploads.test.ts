import { afterEach, beforeEach, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { DAY, Stand } from "./stand.ts";

const { lan } = seedIds.people;
const MEGABYTE = 1024 * 1024;

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand.close());

const HEADS = {
  jpg: [0xff, 0xd8, 0xff, 0xe0],
  png: [0x89, 0x50, 0x4e, 0x47],
  gif: [0x47, 0x49, 0x46, 0x38],
  other: [1],
};

function bytes(kind: keyof typeof HEADS, length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  all.set(HEADS[kind]);
  return all;
}

test.each<["image" | "gif" | "file", string, Uint8Array<ArrayBuffer>, number]>([
  ["image", "anh.jpg", bytes("jpg", MEGABYTE), 0],
  ["image", "anh.jpg", bytes("jpg", MEGABYTE + 1), -210],
  ["image", "anh.PNG", bytes("png", 100), 0],
  ["image", "anh.gif", bytes("gif", 100), -201],
  ["image", "anh.jpg", bytes("other", 100), -201],
  ["gif", "anh.gif", bytes("gif", 5 * MEGABYTE), 0],
  ["gif", "anh.gif", bytes("gif", 5 * MEGABYTE + 1), -210],
  ["file", "a.pdf", bytes("other", 5 * MEGABYTE), 0],
  ["file", "a.docx", bytes("other", 10), 0],
  ["file", "a.pdf", bytes("other", 5 * MEGABYTE + 1), -210],
  ["file", "a.xlsx", bytes("other", 10), -201],
  ["file", "../../a.exe", bytes("other", 10), -201],
])("an upload as %s of %s", async (kind, name, content, error) => {
  const answer = await stand.upload(kind, name, content);
  expect(answer.error).toBe(error);
  if (error === 0) expect(kind === "file" ? answer.data.token : answer.data.attachment_id).toMatch(/^\S{20,}$/);
});

test("without a file is refused", async () => {
  expect((await stand.zalo("POST", "/v2.0/oa/upload/image", {})).error).toBe(-201);
});

const image = (attachmentId: string) => ({
  recipient: { user_id: lan.userId },
  message: {
    attachment: {
      type: "template",
      payload: { template_type: "media", elements: [{ media_type: "image", attachment_id: attachmentId }] },
    },
  },
});

test("an uploaded image reaches the person, can be fetched, and is gone after seven days (-100)", async () => {
  const content = bytes("jpg", 2000);
  const { data } = await stand.upload("image", "anh.jpg", content);
  expect((await stand.zalo("POST", "/v3.0/oa/message/cs", image(data.attachment_id))).error).toBe(0);
  const [echo] = await stand.product.receives("oa_send_image");
  const fetched = await fetch(String(echo?.body.message.attachments?.[0]?.payload.url));
  expect(fetched.headers.get("content-type")).toBe("image/jpeg");
  expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(content);
  await stand.advance(7 * DAY);
  stand.token = (await stand.refresh(stand.sandbox.credentials.refreshToken)).access_token;
  await stand.says("lan", { kind: "text", text: "Tôi đây" });
  expect((await stand.zalo("POST", "/v3.0/oa/message/cs", image(data.attachment_id))).error).toBe(-100);
});

test("another OA cannot use it, and a file token is no image", async () => {
  const { data } = await stand.upload("image", "anh.jpg", bytes("jpg", 100));
  const file = await stand.upload("file", "a.pdf", bytes("other", 100));
  expect((await stand.zalo("POST", "/v3.0/oa/message/cs", image(file.data.token))).error).toBe(-100);
  const { oas } = await stand.control<{ oas: { oaId: string; accessToken: string }[] }>("POST", "/oas", {
    name: "Xã khác",
  });
  const { people } = await stand.control<{ people: { userId: string }[] }>("POST", "/people", {
    displayName: "Người",
    oaId: oas[0]?.oaId,
  });
  stand.token = oas[0]!.accessToken;
  const body = { ...image(data.attachment_id), recipient: { user_id: people[0]?.userId } };
  expect((await stand.zalo("POST", "/v3.0/oa/message/cs", body)).error).toBe(-100);
});

test.each([
  "/sandbox/media/..%2f..%2fstate.jsonl",
  "/sandbox/media/state.jsonl",
  "/sandbox/media/%2e%2e%2fstate.jsonl",
])("nothing but media is served: %s", async (path) => {
  expect((await fetch(stand.base + path)).status).toBe(404);
});

test("what a person puts in with a name that means a page comes back as a download", async () => {
  const answer = await fetch(`${stand.base}/sandbox/control/media?name=trang.html`, {
    method: "POST",
    headers: { "content-type": "text/html" },
    body: "<script>alert(1)</script>",
  });
  const { url, sizeBytes } = (await answer.json()) as { url: string; sizeBytes: number };
  expect(sizeBytes).toBe(25);
  const file = await fetch(url);
  expect(file.headers.get("content-disposition")).toBe("attachment");
  expect(file.headers.get("content-type")).toBe("application/octet-stream");
});
