import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { retryAt } from "../../../bot/zalo/retry-at.ts";
import { ZaloApiError, ZaloUnreachableError } from "../../../bot/zalo/zalo-error.ts";

const errorOf = (code: number, message?: string) => new ZaloApiError("sendToPerson", code, message);

/** zalo-openapi.md 5.1. */
const classes = {
  refresh: [-124, -216, -220],
  backoff: [-32, -214],
  later: [-211, -218, -234],
  final: [-100, -200, -201, -210, -213, -217, -227, -230, -232, -233, -238, -241, -244, -248, -249, -403, -1340, -1341],
  config: [-204, -205, -209, -212, -219, -221, -223, -224, -235, -237, -240, -242, -320, -321],
};
const documented = Object.entries(classes).flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const));

test.each(documented)("%d is %s", (code, kind) => {
  expect(errorOf(code)).toMatchObject({ code, kind });
});

test.each(documented)("%d has one Vietnamese sentence that says what to do, without jargon", (code) => {
  const { reason } = errorOf(code);
  expect(reason).toMatch(/^\p{Lu}[^\n]{20,200}\.$/u);
  expect(reason).toBe(reason.normalize("NFC"));
  expect(reason).not.toMatch(/token|error|API-|−?\d{3,}/i);
});

test("a page that a reason sends officers to stands in their menu by that name", () => {
  // Read as text: the pages themselves are for a browser.
  const menu = readFileSync(new URL("../../../miniapp/src/staff-pages.ts", import.meta.url), "utf8");
  const labels = [...menu.matchAll(/menu: \{ label: "([^"]+)"/g)].map(([, label]) => label);
  const named = documented.flatMap(([code]) => /mở trang (.+?)(?: và |[;,.])/.exec(errorOf(code).reason)?.[1] ?? []);
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((page) => !labels.includes(page))).toEqual([]);
});

test("only −200 and codes nobody documented may have arrived all the same", () => {
  expect(documented.filter(([code]) => errorOf(code).unknownResult).map(([code]) => code)).toEqual([-200]);
  expect(errorOf(-99999)).toMatchObject({ kind: "final", unknownResult: true });
});

test("−223 is a missing grant, or a used-up quota when Zalo says so", () => {
  expect(errorOf(-223, "OA has not authorised this API")).toMatchObject({ kind: "config" });
  expect(errorOf(-223, "Article quota reached")).toMatchObject({ kind: "later" });
});

describe("when to ask again", () => {
  const at = (code: number, now: string, jitter = 0) => retryAt(errorOf(code), new Date(now), jitter)?.toISOString();

  test.each([
    ["22:30 in Vietnam", "2026-11-22T15:30:00Z", "2026-11-22T23:05:00.000Z"],
    ["midnight in Vietnam", "2026-11-22T17:00:00Z", "2026-11-22T23:05:00.000Z"],
    ["03:00 in Vietnam", "2026-11-22T20:00:00Z", "2026-11-22T23:05:00.000Z"],
    ["06:04:59 in Vietnam", "2026-11-22T23:04:59Z", "2026-11-22T23:05:00.000Z"],
    ["06:05 in Vietnam, by Zalo's clock still night", "2026-11-22T23:05:00Z", "2026-11-23T23:05:00.000Z"],
  ])("the night ban met at %s ends at the next 06:05", (_, now, next) => {
    expect(at(-234, now)).toBe(next);
  });

  test("what waited for the morning is spread over a quarter of an hour", () => {
    expect(at(-234, "2026-11-22T20:00:00Z", 0.999)).toBe("2026-11-22T23:19:59.100Z");
  });

  test("a rate limit ends with the minute", () => {
    expect(at(-32, "2026-11-22T03:04:05.678Z")).toBe("2026-11-22T03:05:00.000Z");
    expect(at(-32, "2026-11-22T03:04:00.000Z", 0.5)).toBe("2026-11-22T03:05:02.500Z");
  });

  test("a used-up quota waits for the next morning in Vietnam", () => {
    expect(at(-211, "2026-11-22T03:00:00Z")).toBe("2026-11-22T23:05:00.000Z");
    expect(at(-218, "2026-11-22T18:00:00Z")).toBe("2026-11-23T23:05:00.000Z");
  });

  test.each([-200, -216, -230, -235])("for %d no time helps", (code) => {
    expect(at(code, "2026-11-22T03:00:00Z")).toBeUndefined();
  });
});

test("an unreachable Zalo is told differently when the message may have arrived", () => {
  const lost = new ZaloUnreachableError("sendToGroup", "timeout", true);
  const refused = new ZaloUnreachableError("sendToGroup", "connect", false);
  expect(lost.reason).toContain("chưa rõ tin đã đến");
  expect(refused.reason).toContain("tự gửi lại");
  expect(new ZaloUnreachableError("getOa", "http_status", true, 502).message).toBe(
    "Zalo gave no answer to getOa: http_status 502",
  );
});
