import { describe, expect, test } from "vitest";
import { findHealthProblems, type HealthObservations } from "../../../bot/zalo/health.ts";

const now = new Date("2026-11-22T03:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const tokens = (ageHours: number, state: "ok" | "uncertain" | "dead" = "ok") => ({
  state,
  issuedAt: hoursAgo(ageHours),
  expiresAt: hoursAgo(ageHours - 25),
});

const healthy: HealthObservations = {
  tokens: tokens(3),
  verifiedAt: hoursAgo(1000),
  lastEventAt: hoursAgo(1),
  lastSentAt: hoursAgo(1.001),
  profile: { isVerified: true },
  groupPackages: [{ isAvailable: false, validThrough: "31/12/2026" }],
  refusals: [],
};

const codes = (changed: Partial<HealthObservations>) =>
  findHealthProblems({ ...healthy, ...changed }, now).map((finding) => `${finding.severity} ${finding.code}`);

test("a healthy OA has no finding", () => {
  expect(codes({})).toEqual([]);
});

describe("the connection", () => {
  test.each<[string, Partial<HealthObservations>, string[]]>([
    ["never made", { tokens: undefined }, ["broken not_connected"]],
    ["refused by Zalo", { tokens: tokens(21, "dead") }, ["broken connection_lost"]],
    ["expired", { tokens: tokens(25) }, ["broken connection_lost"]],
    ["unsure", { tokens: tokens(20, "uncertain") }, ["warning connection_uncertain"]],
    ["not renewed in time", { tokens: tokens(22) }, ["warning connection_expiring"]],
    ["just before its renewal", { tokens: tokens(20) }, []],
  ])("%s", (_, changed, found) => {
    expect(codes(changed)).toEqual(found);
  });

  test("that runs out says in how many hours", () => {
    const [finding] = findHealthProblems({ ...healthy, tokens: tokens(22.5) }, now);
    expect(finding?.sentence).toContain("trong 2 giờ");
    expect(finding?.press).toBe("Kết nối lại");
  });
});

describe("the webhook", () => {
  test.each<[string, Partial<HealthObservations>, string[]]>([
    ["no event yet", { verifiedAt: undefined, lastEventAt: undefined }, ["broken no_event_yet"]],
    ["the app secret in place of the OA's key", { signature: "app_secret" }, ["broken signature_app_secret"]],
    ["a signature nobody can explain", { verifiedAt: undefined, signature: "unknown" }, ["broken signature_unknown"]],
    ["a right signature", { signature: "ok" }, []],
    ["no echo of what was sent", { lastSentAt: hoursAgo(1), lastEventAt: hoursAgo(2) }, ["broken webhook_silent"]],
    ["an echo that may still come", { lastSentAt: hoursAgo(0.03), lastEventAt: hoursAgo(2) }, []],
    [
      "an echo missed while we were away",
      { lastSentAt: hoursAgo(1), lastEventAt: hoursAgo(2), resumedAt: hoursAgo(0.1) },
      [],
    ],
    ["a quiet day", { lastSentAt: hoursAgo(24), lastEventAt: hoursAgo(23.9) }, []],
    ["more than a quiet day", { lastSentAt: hoursAgo(26), lastEventAt: hoursAgo(25) }, ["warning no_recent_event"]],
    [
      "a quiet week of an OA that often has one",
      { lastSentAt: hoursAgo(170), lastEventAt: hoursAgo(169), usualGapMs: 120 * 3_600_000 },
      [],
    ],
    ["a permission taken back", { revokedAt: hoursAgo(1) }, ["broken permission_revoked"]],
  ])("%s", (_, changed, found) => {
    expect(codes(changed)).toEqual(found);
  });

  test("signed with the app secret, staff are told which key to paste", () => {
    const [finding] = findHealthProblems({ ...healthy, signature: "app_secret" }, now);
    expect(finding?.press).toContain("OA Secret Key");
  });
});

test.each<[string, Partial<HealthObservations>, string[]]>([
  ["an OA without verification", { profile: { isVerified: false } }, ["warning oa_not_verified"]],
  ["an app switched off", { refusals: [{ operation: "sendToPerson", code: -209 }] }, ["broken refused_209"]],
  [
    "one cause met by two operations",
    {
      refusals: [
        { operation: "sendToPerson", code: -209 },
        { operation: "getOa", code: -209 },
      ],
    },
    ["broken refused_209"],
  ],
  ["one person out of reach", { refusals: [{ operation: "sendToPerson", code: -230 }] }, []],
  ["no group places", { groupPackages: [] }, ["warning no_groups"]],
  [
    "a group place that ends in 13 days",
    { groupPackages: [{ isAvailable: false, validThrough: "05/12/2026" }] },
    ["warning group_package_ending"],
  ],
  ["one that ends in 15 days", { groupPackages: [{ isAvailable: false, validThrough: "07/12/2026" }] }, []],
  [
    "one that renews itself",
    { groupPackages: [{ isAvailable: false, validThrough: "05/12/2026", autoRenew: true }] },
    [],
  ],
  ["an end nobody can read", { groupPackages: [{ isAvailable: false, validThrough: "mãi mãi" }] }, []],
])("%s", (_, changed, found) => {
  expect(codes(changed)).toEqual(found);
});

test("what is broken stands before what will be", () => {
  expect(
    codes({ profile: { isVerified: false }, groupPackages: [], refusals: [{ operation: "getOa", code: -209 }] }),
  ).toEqual(["broken refused_209", "warning oa_not_verified", "warning no_groups"]);
});

test("every finding is one sentence and one thing to do", () => {
  const all = [
    { tokens: undefined, signature: "no_secret_key" as const },
    { tokens: tokens(24), signature: "other_app" as const, profile: { isVerified: false }, groupPackages: [] },
    {
      signature: "no_signature" as const,
      refusals: [-204, -209, -212, -219, -221, -223, -224, -235, -237, -240, -242, -320].map((code) => ({
        operation: "x",
        code,
      })),
    },
  ].flatMap((changed) => findHealthProblems({ ...healthy, ...changed }, now));
  expect(all.length).toBeGreaterThan(15);
  for (const { sentence, press } of all) {
    expect(sentence).toMatch(/^\p{Lu}[^\n]{20,200}\.$/u);
    expect(press).toMatch(/^[^\n.][^\n]{5,120}[^.]$/u);
    expect(press).not.toBe(sentence);
  }
});
