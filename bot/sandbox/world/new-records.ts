import type { GroupAsset, OfficialAccount } from "../protocol.ts";
import { vietnamDay } from "./clock.ts";
import { newHexId, newSecret } from "./ids.ts";
import { APP_CALLS_PER_MINUTE, callsPerMinute, quotasOf } from "./limits.ts";
import type { AppRecord, GroupRecord, OaRecord } from "./records.ts";
import { newTokenPair } from "./tokens.ts";

const YEAR_MS = 365 * 24 * 3_600_000;

export function newApp(id: string, name: string): AppRecord {
  return {
    id,
    secret: newSecret(24),
    name,
    webhookUrl: "",
    webhookState: "off",
    mutedEvents: [],
    perMinute: APP_CALLS_PER_MINUTE,
  };
}

interface NewOa {
  id: string;
  appId: string;
  name: string;
  /** The user id of the OA's admin; groups made by API need them as a member. */
  adminId: string;
  kind?: OfficialAccount["kind"];
  package?: OfficialAccount["package"];
  perMinute?: number;
  /** Free group packages to begin with. */
  groupAssets: number;
}

export function newOa(wanted: NewOa, now: number): OaRecord {
  const pack = wanted.package ?? "comprehensive";
  return {
    id: wanted.id,
    appId: wanted.appId,
    name: wanted.name,
    kind: wanted.kind ?? "business",
    isVerified: true,
    package: pack,
    isGranted: true,
    secretKey: newSecret(24),
    adminId: wanted.adminId,
    perMinute: wanted.perMinute ?? callsPerMinute(pack),
    tokens: newTokenPair(now),
    quotas: quotasOf(pack),
    quotaMonth: vietnamDay(now).slice(0, 7),
    assets: Array.from({ length: wanted.groupAssets }, () => newGroupAsset(now)),
    tags: {},
  };
}

function newGroupAsset(now: number): GroupAsset {
  return { id: newHexId(), productType: "gmf100", validUntil: now + YEAR_MS, status: "available" };
}

interface NewGroup {
  id: string;
  oa: OaRecord;
  name: string;
  memberIds: string[];
}

/** A group with an asset of its own: a free one of the OA, or a new one. */
export function newGroup(wanted: NewGroup, now: number): GroupRecord {
  const { oa } = wanted;
  let asset = oa.assets.find((candidate) => candidate.status === "available");
  if (!asset) {
    asset = newGroupAsset(now);
    oa.assets.push(asset);
  }
  asset.status = "used";
  asset.groupId = wanted.id;
  return {
    id: wanted.id,
    oaId: oa.id,
    name: wanted.name,
    description: "",
    assetId: asset.id,
    isDeleted: false,
    memberIds: wanted.memberIds,
    adminIds: [],
    pendingIds: [],
    settings: { lockSendMessage: false, joinApproval: false, enableMessageHistory: true, enableLinkJoin: true },
    createdAt: now,
  };
}

/** The package of the group has just run out. */
export function expireGroupPackage(oa: OaRecord, group: GroupRecord, now: number): void {
  const asset = oa.assets.find((candidate) => candidate.id === group.assetId);
  if (asset) asset.validUntil = now;
}
