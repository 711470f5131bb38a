import { expect, test } from "vitest";
import { newsOf } from "../../../../bot/services/official-accounts/problems.ts";

const now = new Date("2026-11-23T02:00:00Z");
const broken = (code: string) => ({
  code,
  severity: "broken" as const,
  sentence: "Câu.",
  press: "Bấm",
  since: now.toISOString(),
});

test("nobody is told by a message of the OA that the OA has heard nobody", () => {
  const { found } = newsOf([broken("no_event_yet"), broken("webhook_silent")], now);
  expect(found.map(({ code }) => code)).toEqual(["webhook_silent"]);
});
