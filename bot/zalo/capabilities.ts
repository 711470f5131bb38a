import type { OaProfile } from "./answers.ts";
import type { GroupPackage } from "./groups-client.ts";
import type { PersonPath } from "./zalo-client.ts";

type Ability = "yes" | "no" | "unknown";

/** What is known of an OA, from probes and from daily use. Everything may be missing. */
export interface OaObservations {
  /** Answer of getOa. */
  profile?: OaProfile | undefined;
  /** Answer of groups.packages. */
  groupPackages?: readonly GroupPackage[] | undefined;
  /** The path by which a message to a person last arrived. */
  workingPersonPath?: PersonPath | undefined;
  /** The newest refusal of each operation that has not succeeded since. */
  refusals: readonly Refusal[];
}

interface Refusal {
  /** As in ZaloApiError, e.g. "sendToGroup". */
  operation: string;
  code: number;
}

export interface OaCapabilities {
  isGovernment: boolean;
  personPath: PersonPath;
  personMessages: Ability;
  groups: Ability;
  /** Places bought for groups and not used yet; undefined while unknown. */
  freeGroupPlaces?: number | undefined;
}

/** Likely, zalo-openapi.md 7.1. */
const governmentType = 4;
/** Package, verification or kind of OA do not allow it; zalo-openapi.md 7. */
const notAllowed = new Set([-212, -221, -223, -224, -235]);
const v2Closed = -240;
const groupOperations = new Set(["sendToGroup", "createGroup", "groupPackages", "listGroups"]);

/** What this OA can do. Package names are free text and prove nothing, so only answers count (zalo-openapi.md 7). */
export function deriveCapabilities(observed: OaObservations): OaCapabilities {
  return {
    isGovernment: observed.profile?.oaType === governmentType,
    personPath: personPathOf(observed),
    personMessages: personMessagesOf(observed),
    groups: groupsOf(observed),
    freeGroupPlaces: observed.groupPackages?.filter((place) => place.isAvailable).length,
  };
}

function personPathOf({ workingPersonPath, refusals }: OaObservations): PersonPath {
  const isV2Closed = refusals.some(({ operation, code }) => operation === "sendToPerson" && code === v2Closed);
  return isV2Closed ? "v3" : (workingPersonPath ?? "v3");
}

function personMessagesOf({ workingPersonPath, refusals }: OaObservations): Ability {
  // −235 is told only after v2 was tried as well (sendToPersonByWorkingPath).
  if (refusals.some(({ operation, code }) => operation === "sendToPerson" && notAllowed.has(code))) return "no";
  return workingPersonPath === undefined ? "unknown" : "yes";
}

function groupsOf({ groupPackages, refusals }: OaObservations): Ability {
  if (refusals.some(({ operation, code }) => groupOperations.has(operation) && notAllowed.has(code))) return "no";
  if (groupPackages === undefined) return "unknown";
  return groupPackages.length > 0 ? "yes" : "no";
}
