import { expect, test } from "vitest";
import { oaIdCandidates } from "../../../bot/zalo/read-webhook.ts";
import { fixtureOaId, webhookFixtures } from "./webhook-fixtures.ts";

test.each(
  webhookFixtures.map((fixture) => [fixture.name, fixture] as const),
)("%s names its OA among the candidates", (_, fixture) => {
  expect(oaIdCandidates(fixture.body)).toContain(fixtureOaId);
});

test("the candidates are told once each, most telling first, and nonsense is none", () => {
  expect(oaIdCandidates({ oa_id: "1", oaId: "2", recipient: { id: "1" }, sender: { id: "3" } })).toEqual([
    "1",
    "2",
    "3",
  ]);
  expect(oaIdCandidates({ oa_id: {}, recipient: "x", sender: null })).toEqual([]);
});
