import { createHmac } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { createGraphClient, ZaloGraphError } from "../../../bot/zalo/graph-client.ts";
import { ZaloUnreachableError } from "../../../bot/zalo/zalo-error.ts";
import { startFakeZalo } from "./fake-zalo.ts";

async function connect(...args: Parameters<typeof startFakeZalo>) {
  const zalo = await startFakeZalo(...args);
  const graph = createGraphClient({ graphUrl: zalo.url, appSecret: "app-SECRET", timeoutMs: 1_000 });
  onTestFinished(() => graph.close());
  return { graph, seen: zalo.seen };
}

describe("me", () => {
  test("proves with the app secret that the token is used by its app", async () => {
    const { graph, seen } = await connect(() => ({ id: "9001", error: 0, message: "Success" }));
    await graph.me("mini-token");
    const proof = createHmac("sha256", "app-SECRET").update("mini-token").digest("hex");
    expect(seen).toMatchObject([
      {
        method: "GET",
        path: "/v2.0/me",
        query: { fields: "id,name,picture" },
        headers: { access_token: "mini-token", appsecret_proof: proof },
      },
    ]);
    expect(JSON.stringify(seen[0]?.headers)).not.toContain("app-SECRET");
  });

  test.each([
    [
      "a full one",
      { id: "9001", name: "Nguyễn Văn A", picture: { data: { url: "https://a" } }, error: 0 },
      { id: "9001", name: "Nguyễn Văn A", pictureUrl: "https://a" },
    ],
    ["the id alone, as without consent", { id: "9001", error: 0 }, { id: "9001" }],
    ["a number for the id", { id: 9001, error: "0" }, { id: "9001" }],
  ])("reads %s", async (_, answer, profile) => {
    const { graph } = await connect(() => answer);
    expect(await graph.me("t")).toEqual(profile);
  });

  test.each([{ error: 0 }, { error: 0, id: "" }, {}])("%j names nobody", async (answer) => {
    const { graph } = await connect(() => answer);
    await expect(graph.me("t")).rejects.toThrow(ZaloUnreachableError);
  });
});

describe("phoneNumber", () => {
  test("asks with token, code and secret in headers, never in the address", async () => {
    const { graph, seen } = await connect(() => ({ data: { number: "84900000001" }, error: 0, message: "Success" }));
    expect(await graph.phoneNumber("mini-token", "code-1")).toBe("84900000001");
    expect(seen).toMatchObject([
      {
        path: "/v2.0/me/info",
        query: {},
        headers: { access_token: "mini-token", code: "code-1", secret_key: "app-SECRET" },
      },
    ]);
  });

  test.each([
    {},
    { number: "" },
    { number: "84*****001" },
    { number: "không" },
  ])("%j is no phone number", async (data) => {
    const { graph } = await connect(() => ({ data, error: 0 }));
    await expect(graph.phoneNumber("t", "c")).rejects.toMatchObject({ name: "ZaloGraphError", kind: "server_abroad" });
  });
});

test.each([
  [452, "log_in_again"],
  [-501, "server_abroad"],
  [-242, "config"],
  [112, "config"],
  [100, "refused"],
  [12345, "refused"],
])("error %d means %s and has a sentence for the person", async (code, kind) => {
  const { graph } = await connect(() => ({ error: code, message: "secret words" }));
  for (const asking of [graph.me("tok-1"), graph.phoneNumber("tok-1", "code-1")]) {
    const error = await asking.catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ZaloGraphError);
    expect(error).toMatchObject({ code, kind, reason: expect.stringMatching(/^\p{Lu}.{20,120}\.$/u) });
    const shown = inspect(error, { depth: 20, showHidden: true });
    for (const secret of ["tok-1", "code-1", "secret words", "127.0.0.1"]) expect(shown).not.toContain(secret);
  }
});

test("a silent Zalo is unreachable", async () => {
  const { graph } = await connect(() => undefined);
  await expect(graph.me("t")).rejects.toMatchObject({ name: "ZaloUnreachableError", because: "timeout" });
});
