import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { DAY, HOUR, Stand } from "./stand.ts";

const lan = seedIds.people.lan;

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand.close());

describe("the windows after a person last interacted", () => {
  test("an answer within 48 hours is free and says so", async () => {
    const answer = await stand.sendText(lan.userId);
    expect(answer).toMatchObject({
      error: 0,
      message: "Success",
      data: { user_id: lan.userId, quota: { quota_type: "reply", remain: "7", total: "8" } },
    });
    expect(answer.data.message_id).toMatch(/^[0-9a-f]{20}$/);
  });

  test.each([
    ["just within 48 hours", 48 * HOUR - 60_000, 0, "reply"],
    ["just after 48 hours", 48 * HOUR + 60_000, 0, "sub_quota"],
    ["just within 7 days", 7 * DAY - 60_000, 0, "sub_quota"],
    ["just after 7 days", 7 * DAY + 60_000, -230, undefined],
  ])("%s", async (_, waitMs, error, quotaType) => {
    await stand.advance(waitMs);
    stand.token = (await stand.refresh(stand.sandbox.credentials.refreshToken)).access_token;
    const answer = await stand.sendText(lan.userId);
    expect(answer.error).toBe(error);
    expect(answer.data?.quota?.quota_type).toBe(quotaType);
  });
});
