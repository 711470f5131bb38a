import { expect, test } from "vitest";
import { createCallMeter } from "../../../bot/zalo/call-meter.ts";

test("calls are told once, and those of a minute that is over not at all", () => {
  let now = new Date("2026-11-18T01:00:10Z");
  const meter = createCallMeter(() => now);
  for (let n = 0; n < 3; n += 1) meter.note();
  expect(meter.take()).toBe(3);
  expect(meter.take()).toBe(0);
  meter.note();
  now = new Date("2026-11-18T01:01:00Z");
  expect(meter.take()).toBe(0);
  meter.note();
  expect(meter.take()).toBe(1);
});
