import { createHash } from "node:crypto";
import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSandbox, seedIds } from "../../../bot/sandbox/index.ts";
import { Stand } from "./stand.ts";

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand.close());

interface Created {
  oas: { oaId: string; oaSecretKey: string; accessToken: string; refreshToken: string }[];
}

test("two OAs of one app sign with keys of their own and keep people and tokens apart", async () => {
  const { oas } = await stand.control<Created>("POST", "/oas", { name: "Xã Hai" });
  const other = oas[0]!;
  await stand.control("POST", `/people/${seedIds.people.lan.personId}/follow`, { oaId: other.oaId });
  const [event] = await stand.product.receives("follow");
  const mac = createHash("sha256")
    .update(`${seedIds.appId}${event?.raw}${event?.body.timestamp}${other.oaSecretKey}`)
    .digest("hex");
  expect(event?.headers["x-zevent-signature"]).toBe(`mac=${mac}`);
  expect((await stand.refresh(other.refreshToken)).access_token).toBeTruthy();
  expect((await stand.sendText(seedIds.people.lan.userId)).error).toBe(0);
});

test("another app has a secret, a webhook and ids of people of its own", async () => {
  const app = await stand.control<{ appId: string; appSecret: string }>("POST", "/apps", { name: "Ứng dụng hai" });
  expect(app.appId).toMatch(/^2\d{18}$/);
  const { oas } = await stand.control<Created>("POST", "/oas", { name: "Xã Ba", appId: app.appId });
  const { lan } = seedIds.people;
  await stand.control("POST", `/people/${lan.personId}/follow`, { oaId: oas[0]?.oaId });
  await stand.says("lan", { kind: "text", text: "Tới ứng dụng một" });
  await stand.product.receives("user_send_text");
  expect(stand.product.named("follow")).toEqual([]);
  await stand.control("PUT", `/apps/${app.appId}/webhook`, { url: stand.product.url });
  await stand.control("POST", `/people/${lan.personId}/unfollow`, { oaId: oas[0]?.oaId });
  const [event] = await stand.product.receives("unfollow");
  expect(event?.body.app_id).toBe(app.appId);
  expect(event?.body.user_id_by_app).toMatch(/^5\d{18}$/);
  expect(event?.body.user_id_by_app).not.toBe(lan.userIdByApp);
  expect(await stand.refresh(oas[0]!.refreshToken)).toMatchObject({ error: -14014 });
});

test("a state that cannot be read stops the start with a sentence that says what to do", async () => {
  await stand.stopServing();
  await appendFile(join(stand.dataDir, "sandbox", "state.jsonl"), "{broken\n");
  expect(() => createSandbox({ dataDir: stand.dataDir, publicUrl: stand.base })).toThrow("xoá thư mục");
  await rm(join(stand.dataDir, "sandbox"), { recursive: true });
  await stand.start();
});
