import { expect, onTestFinished, test } from "vitest";
import { sendToPersonByWorkingPath } from "../../../bot/zalo/person-path.ts";
import { createZaloClient, type PersonPath } from "../../../bot/zalo/zalo-client.ts";
import { startFakeZalo, success } from "./fake-zalo.ts";

const v3 = "/v3.0/oa/message/cs";
const v2 = "/v2.0/oa/message";

/** `answers` maps a path to the error code Zalo gives there; 0 is success. */
async function send(answers: Record<string, number>, knownPath?: PersonPath) {
  const zalo = await startFakeZalo(({ path }) =>
    answers[path] === 0 ? success({ message_id: "m1" }) : { error: answers[path] },
  );
  const client = createZaloClient({ openapiUrl: zalo.url, timeoutMs: 2_000 });
  onTestFinished(() => client.close());
  const sending = sendToPersonByWorkingPath(client, { token: "t", userId: "1", message: { text: "a" }, knownPath });
  return {
    outcome: await sending.catch((error) => error),
    paths: zalo.seen.map((request) => request.path),
    seen: zalo.seen,
  };
}

test("v3 serves when it works", async () => {
  expect(await send({ [v3]: 0, [v2]: 0 })).toMatchObject({
    outcome: { path: "v3", sent: { messageId: "m1" } },
    paths: [v3],
  });
});

test("after exactly −235 the same body goes by v2, and v2 is what the caller remembers", async () => {
  const { outcome, paths, seen } = await send({ [v3]: -235, [v2]: 0 });
  expect(outcome).toMatchObject({ path: "v2", sent: { messageId: "m1" } });
  expect(paths).toEqual([v3, v2]);
  expect(seen[0]?.json).toEqual(seen[1]?.json);
});

test.each([-32, -200, -216, -224, -230, -240])("after %d v2 is not tried", async (code) => {
  expect(await send({ [v3]: code, [v2]: 0 })).toMatchObject({ outcome: { name: "ZaloApiError", code }, paths: [v3] });
});

test("a known v2 spares the try by v3", async () => {
  expect(await send({ [v3]: -235, [v2]: 0 }, "v2")).toMatchObject({ outcome: { path: "v2" }, paths: [v2] });
});

test("a known v3 that begins to answer −235 is left for v2", async () => {
  expect(await send({ [v3]: -235, [v2]: 0 }, "v3")).toMatchObject({ outcome: { path: "v2" }, paths: [v3, v2] });
});

test("a known v2 that Zalo has closed is left for v3", async () => {
  expect(await send({ [v3]: 0, [v2]: -240 }, "v2")).toMatchObject({ outcome: { path: "v3" }, paths: [v2, v3] });
});

test.each([-235, -216, -32])("a known v2 that answers %d is not left", async (code) => {
  expect(await send({ [v3]: 0, [v2]: code }, "v2")).toMatchObject({ outcome: { code }, paths: [v2] });
});

test("with both closed the refusal of v3 is told", async () => {
  expect(await send({ [v3]: -235, [v2]: -240 })).toMatchObject({ outcome: { code: -235 }, paths: [v3, v2] });
  expect(await send({ [v3]: -235, [v2]: -240 }, "v2")).toMatchObject({ outcome: { code: -235 }, paths: [v2, v3] });
});

test("what v2 says about the person is told", async () => {
  expect(await send({ [v3]: -235, [v2]: -230 })).toMatchObject({ outcome: { code: -230 } });
});
