import { z } from "zod";
import { joinGroup, tellAboutGroup } from "../actions/memberships.ts";
import { vietnamDate } from "../world/clock.ts";
import { newHexId } from "../world/ids.ts";
import type { GroupRecord } from "../world/records.ts";
import { putGroup } from "../world/world.ts";
import type { Endpoint, OaCall } from "./endpoint.ts";
import { activeGroupOf, groupAnswer, groupHead, groupOf, requireContacts, requireGroups } from "./groups.ts";
import { webAddress } from "./message-grammar.ts";
import { bodyOf, queryOf } from "./parameters.ts";
import { badParameter, overLimit, refusals } from "./zalo-refusal.ts";

const createSchema = z.looseObject({
  group_name: z.string().min(1).max(100),
  group_description: z.string().max(500).optional(),
  asset_id: z.string(),
  member_user_ids: z.array(z.string()).min(1).max(99),
});

/** At least one admin of the OA must be among the members (zalo-openapi.md §4). */
function createGroup(call: OaCall) {
  requireGroups(call);
  const wanted = bodyOf(call, createSchema);
  requireContacts(call, wanted.member_user_ids);
  if (!wanted.member_user_ids.includes(call.oa.adminId)) throw badParameter("member_user_ids: no admin of the OA");
  const group: GroupRecord = {
    id: newHexId(),
    oaId: call.oa.id,
    name: wanted.group_name,
    description: wanted.group_description ?? "",
    assetId: "",
    isDeleted: false,
    memberIds: [],
    adminIds: [call.oa.adminId],
    pendingIds: [],
    settings: { lockSendMessage: false, joinApproval: false, enableMessageHistory: true, enableLinkJoin: true },
    createdAt: call.now,
  };
  takeAsset(call, group, wanted.asset_id);
  if (wanted.member_user_ids.length > maxOf(call, wanted.asset_id)) throw overLimit("member_user_ids");
  putGroup(call.ctx.world, group);
  tellAboutGroup(call.ctx, group, "create_group");
  joinGroup(call.ctx, group, wanted.member_user_ids);
  return { ...groupHead(call, group), total_member: String(group.memberIds.length + 1) };
}

/** Marks the asset as used by the group and frees its old one; −238 when it is used or expired. */
function takeAsset(call: OaCall, group: GroupRecord, assetId: string): void {
  const asset = call.oa.assets.find((candidate) => candidate.id === assetId);
  const isMine = asset?.groupId === group.id;
  if (!asset || (asset.status === "used" && !isMine) || asset.validUntil <= call.now) throw refusals.assetUnavailable();
  for (const old of call.oa.assets) {
    if (old.groupId !== group.id) continue;
    old.status = "available";
    delete old.groupId;
  }
  asset.status = "used";
  asset.groupId = group.id;
  group.assetId = asset.id;
}

function maxOf(call: OaCall, assetId: string): number {
  return Number(call.oa.assets.find((asset) => asset.id === assetId)?.productType.slice("gmf".length) ?? 0);
}

const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]).optional();

const updateSchema = z.looseObject({
  group_id: z.string(),
  group_name: z.string().min(1).max(100).optional(),
  group_avatar: z.string().optional(),
  group_description: z.string().max(500).optional(),
  lock_send_msg: flag,
  join_appr: flag,
  enable_msg_history: flag,
  enable_link_join: flag,
});

function updateGroup(call: OaCall) {
  const wanted = bodyOf(call, updateSchema);
  const group = activeGroupOf(call, wanted.group_id);
  group.name = wanted.group_name ?? group.name;
  group.description = wanted.group_description ?? group.description;
  if (wanted.group_avatar !== undefined) group.avatarUrl = webAddress(wanted.group_avatar);
  group.settings = {
    lockSendMessage: wanted.lock_send_msg ?? group.settings.lockSendMessage,
    joinApproval: wanted.join_appr ?? group.settings.joinApproval,
    enableMessageHistory: wanted.enable_msg_history ?? group.settings.enableMessageHistory,
    enableLinkJoin: wanted.enable_link_join ?? group.settings.enableLinkJoin,
  };
  tellAboutGroup(call.ctx, group, "update_group_info");
  return groupAnswer(call, group);
}

/** Renews a group, also a disabled one. */
function updateAsset(call: OaCall) {
  const wanted = bodyOf(call, z.looseObject({ group_id: z.string(), asset_id: z.string() }));
  const group = groupOf(call, wanted.group_id);
  takeAsset(call, group, wanted.asset_id);
  tellAboutGroup(call.ctx, group, "update_group_info");
  return groupAnswer(call, group);
}

function deleteGroup(call: OaCall) {
  const { group_id: groupId } = bodyOf(call, z.looseObject({ group_id: z.string() }));
  const group = groupOf(call, groupId);
  group.isDeleted = true;
  tellAboutGroup(call.ctx, group, "delete_group");
  return undefined;
}

const assetsSchema = z.looseObject({
  quota_owner: z.enum(["OA", "APP"]),
  product_type: z.enum(["gmf10", "gmf50", "gmf100", "gmf1000"]).optional(),
  quota_type: z.enum(["sub_quota", "purchase_quota", "reward_quota"]).optional(),
});

/** `quota/group`: the group packages of the OA. */
function listAssets(call: OaCall) {
  requireGroups(call);
  const wanted = bodyOf(call, assetsSchema);
  return call.oa.assets
    .filter((asset) => wanted.product_type === undefined || asset.productType === wanted.product_type)
    .map((asset) => ({
      product_type: asset.productType,
      quota_type: "sub_quota",
      asset_id: asset.id,
      valid_through: vietnamDate(asset.validUntil),
      auto_renew: false,
      status: asset.status,
      used_id: asset.groupId ?? "",
    }));
}

export const groupManageEndpoints: Endpoint[] = [
  { method: "POST", host: "openapi", path: "/v3.0/oa/group/creategroupwithoa", access: "oa", handle: createGroup },
  {
    method: "GET",
    host: "openapi",
    path: "/v3.0/oa/group/getgroup",
    access: "oa",
    handle: (call) => {
      const { group_id: groupId } = queryOf(call, z.looseObject({ group_id: z.string() }));
      return groupAnswer(call, groupOf(call, groupId));
    },
  },
  { method: "POST", host: "openapi", path: "/v3.0/oa/group/updateinfo", access: "oa", handle: updateGroup },
  { method: "POST", host: "openapi", path: "/v3.0/oa/group/updateasset", access: "oa", handle: updateAsset },
  { method: "POST", host: "openapi", path: "/v3.0/oa/group/delete", access: "oa", handle: deleteGroup },
  { method: "POST", host: "openapi", path: "/v3.0/oa/quota/group", access: "oa", handle: listAssets },
];
