import { expect, test } from "vitest";
import { deriveCapabilities, type OaObservations } from "../../../bot/zalo/capabilities.ts";

const place = (isAvailable: boolean) => ({ assetId: "as1", product: "gmf100", isAvailable });

test.each<[string, Partial<OaObservations>, object]>([
  [
    "nothing is known",
    {},
    { isGovernment: false, personPath: "v3", personMessages: "unknown", groups: "unknown", freeGroupPlaces: undefined },
  ],
  ["Zalo calls it a government OA", { profile: { oaType: 4 } }, { isGovernment: true, personPath: "v3" }],
  ["it is a business OA", { profile: { oaType: 2 } }, { isGovernment: false }],
  ["v2 worked", { workingPersonPath: "v2" }, { personPath: "v2", personMessages: "yes" }],
  [
    "v2 worked once and is closed now",
    { workingPersonPath: "v2", refusals: [{ operation: "sendToPerson", code: -240 }] },
    { personPath: "v3" },
  ],
  ["both paths are refused", { refusals: [{ operation: "sendToPerson", code: -235 }] }, { personMessages: "no" }],
  [
    "one person did not interact",
    { workingPersonPath: "v3", refusals: [{ operation: "sendToPerson", code: -230 }] },
    { personMessages: "yes" },
  ],
  ["it has group places", { groupPackages: [place(true), place(false)] }, { groups: "yes", freeGroupPlaces: 1 }],
  ["its places are all used", { groupPackages: [place(false)] }, { groups: "yes", freeGroupPlaces: 0 }],
  ["it bought no group place", { groupPackages: [] }, { groups: "no", freeGroupPlaces: 0 }],
  ["its package has no groups", { refusals: [{ operation: "groupPackages", code: -224 }] }, { groups: "no" }],
  [
    "a group's own package ended",
    { groupPackages: [place(false)], refusals: [{ operation: "sendToGroup", code: -237 }] },
    { groups: "yes" },
  ],
  [
    "a person's call lacks a grant",
    { refusals: [{ operation: "getUserDetail", code: -223 }] },
    { groups: "unknown", personMessages: "unknown" },
  ],
])("when %s", (_, observed, capabilities) => {
  expect(deriveCapabilities({ refusals: [], ...observed })).toMatchObject(capabilities);
});
