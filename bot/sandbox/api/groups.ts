import { z } from "zod";
import { vietnamDate } from "../world/clock.ts";
import { groupStatus } from "../world/group-state.ts";
import { canHaveGroups } from "../world/limits.ts";
import type { GroupRecord } from "../world/records.ts";
import { avatarUrl, groupLink } from "../world/views.ts";
import type { OaCall } from "./endpoint.ts";
import { badParameter, refusals } from "./zalo-refusal.ts";

/** What the group calls share: who may, which group, how a group looks. Types are as untidy as Zalo's on purpose. */

/** GMF needs a verified OA (−221) and a package with groups (−224). */
export function requireGroups(call: OaCall): void {
  if (!call.oa.isVerified) throw refusals.notVerified();
  if (!canHaveGroups(call.oa)) throw refusals.packageTooLow();
}

/** A group of this OA; −403 otherwise. Reading works also while it is disabled. */
export function groupOf(call: OaCall, groupId: string): GroupRecord {
  requireGroups(call);
  const group = call.ctx.world.groups.get(groupId);
  if (!group || group.oaId !== call.oa.id || group.isDeleted) throw refusals.notInGroup();
  return group;
}

/** A group that may be changed and written to; −237 when its package ran out. */
export function activeGroupOf(call: OaCall, groupId: string): GroupRecord {
  const group = groupOf(call, groupId);
  if (groupStatus(call.ctx.world, group, call.now) !== "enabled") throw refusals.groupDisabled();
  return group;
}

/** Members' and deputies' calls: `{ group_id, member_user_ids }`. */
export const membersSchema = z.looseObject({
  group_id: z.string(),
  member_user_ids: z.array(z.string()).min(1).max(99),
});

/** All ids must be people this OA knows. */
export function requireContacts(call: OaCall, userIds: string[]): void {
  for (const userId of userIds) {
    if (call.ctx.world.contacts.get(userId)?.oaId !== call.oa.id) throw badParameter("member_user_ids");
  }
}

export function maxMembersOf(call: OaCall, group: GroupRecord): number {
  const asset = call.oa.assets.find((candidate) => candidate.id === group.assetId);
  return asset ? Number(asset.productType.slice("gmf".length)) : 0;
}

/** The answer of `getgroup`, `updateinfo`, `updateasset`. */
export function groupAnswer(call: OaCall, group: GroupRecord) {
  const asset = call.oa.assets.find((candidate) => candidate.id === group.assetId);
  const { settings } = group;
  return {
    group_info: {
      ...groupHead(call, group),
      total_member: group.memberIds.length + 1,
      max_member: String(maxMembersOf(call, group)),
      ...(asset && { auto_delete_date: vietnamDate(asset.validUntil + AUTO_DELETE_MS) }),
    },
    asset_info: {
      asset_type: asset?.productType ?? "",
      asset_id: group.assetId,
      valid_through: asset ? vietnamDate(asset.validUntil) : "",
      auto_renew: "false",
    },
    group_setting: {
      lock_send_msg: settings.lockSendMessage,
      join_appr: settings.joinApproval,
      enable_msg_history: settings.enableMessageHistory,
      enable_link_join: settings.enableLinkJoin,
    },
  };
}

/** Dissolved about 45 days after its package ended (zalo-openapi.md §4). */
const AUTO_DELETE_MS = 45 * 24 * 3_600_000;

export function groupHead(call: OaCall, group: GroupRecord) {
  return {
    group_id: group.id,
    group_link: groupLink(group.id),
    name: group.name,
    group_description: group.description,
    avatar: group.avatarUrl ?? call.ctx.publicUrl + avatarUrl(group.id),
    status: groupStatus(call.ctx.world, group, call.now),
  };
}
