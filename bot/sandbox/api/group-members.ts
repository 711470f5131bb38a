import { z } from "zod";
import { decideRequests, joinGroup, leaveGroup, setAdmins } from "../actions/memberships.ts";
import { personOf, windowOf } from "../world/contacts.ts";
import type { GroupRecord } from "../world/records.ts";
import { avatarUrl } from "../world/views.ts";
import type { Endpoint, OaCall } from "./endpoint.ts";
import { activeGroupOf, groupOf, maxMembersOf, membersSchema, requireContacts } from "./groups.ts";
import { bodyOf, queryOf } from "./parameters.ts";
import { badParameter, overLimit, refusals } from "./zalo-refusal.ts";

/** Group lists give five things unless asked for more, at most fifty (zalo-openapi.md §4). */
const DEFAULT_COUNT = 5;
const MAX_COUNT = 50;

export const groupPageSchema = z.looseObject({
  offset: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).default(DEFAULT_COUNT),
});

export function pageOf<T>(all: T[], wanted: z.infer<typeof groupPageSchema>): T[] {
  if (wanted.count > MAX_COUNT) throw overLimit("count");
  return all.slice(wanted.offset, wanted.offset + wanted.count);
}

/** Invited people must follow the OA or have interacted within seven days; without approval they are in at once. */
function invite(call: OaCall) {
  const { group, userIds } = groupAndMembers(call);
  requireContacts(call, userIds);
  if (group.memberIds.length + userIds.length > maxMembersOf(call, group)) throw overLimit("member_user_ids");
  for (const userId of userIds) {
    const contact = call.ctx.world.contacts.get(userId);
    const window = contact && windowOf(contact, call.now);
    if (!contact?.isFollower && window !== "free" && window !== "paid") throw refusals.neverInteracted();
  }
  joinGroup(call.ctx, group, userIds);
  return undefined;
}

function decide(call: OaCall, isAccepted: boolean) {
  const { group, userIds } = groupAndMembers(call);
  if (!userIds.every((id) => group.pendingIds.includes(id))) throw badParameter("member_user_ids");
  decideRequests(call.ctx, group, userIds, isAccepted);
  return undefined;
}

function changeAdmins(call: OaCall, areAdmins: boolean) {
  const { group, userIds } = membersOfGroup(call);
  setAdmins(call.ctx, group, userIds, areAdmins);
  return undefined;
}

function remove(call: OaCall) {
  const { group, userIds } = membersOfGroup(call);
  leaveGroup(call.ctx, group, userIds);
  return undefined;
}

function membersOfGroup(call: OaCall) {
  const { group, userIds } = groupAndMembers(call);
  if (!userIds.every((id) => group.memberIds.includes(id))) throw badParameter("member_user_ids");
  return { group, userIds };
}

function groupAndMembers(call: OaCall): { group: GroupRecord; userIds: string[] } {
  const { group_id: groupId, member_user_ids: userIds } = bodyOf(call, membersSchema);
  return { group: activeGroupOf(call, groupId), userIds };
}

const listSchema = groupPageSchema.extend({ group_id: z.string() });

/** The OA itself is a member, too: the first one, with `oa_id`. */
function listMembers(call: OaCall) {
  const wanted = queryOf(call, listSchema);
  const group = groupOf(call, wanted.group_id);
  const oa = { oa_id: call.oa.id, name: call.oa.name, avatar: call.ctx.publicUrl + avatarUrl(call.oa.id) };
  const people = group.memberIds.map((userId) => {
    const { displayName, avatar } = faceOf(call, userId);
    return { user_id: userId, name: displayName, avatar };
  });
  const members = pageOf([oa, ...people], wanted);
  return { total: String(people.length + 1), count: members.length, offset: wanted.offset, members };
}

function listPending(call: OaCall) {
  const wanted = queryOf(call, listSchema);
  const group = groupOf(call, wanted.group_id);
  const members = pageOf(group.pendingIds, wanted).map((userId) => ({
    user_id: userId,
    name: faceOf(call, userId).displayName,
  }));
  return {
    total: group.pendingIds.length,
    count: members.length,
    offset: String(wanted.offset),
    member_count: group.memberIds.length + 1,
    members,
  };
}

function faceOf(call: OaCall, userId: string): { displayName: string; avatar: string } {
  const contact = call.ctx.world.contacts.get(userId);
  const person = contact && personOf(call.ctx.world, contact);
  return { displayName: person?.displayName ?? "", avatar: call.ctx.publicUrl + avatarUrl(person?.id ?? userId) };
}

const at = (path: string) => ({ host: "openapi", path: `/v3.0/oa/group/${path}`, access: "oa" }) as const;

export const groupMemberEndpoints: Endpoint[] = [
  { method: "POST", ...at("invite"), handle: invite },
  { method: "GET", ...at("listpendinginvite"), handle: listPending },
  { method: "POST", ...at("acceptpendinginvite"), handle: (call: OaCall) => decide(call, true) },
  { method: "POST", ...at("rejectpendinginvite"), handle: (call: OaCall) => decide(call, false) },
  { method: "GET", ...at("listmember"), handle: listMembers },
  { method: "POST", ...at("addadmins"), handle: (call: OaCall) => changeAdmins(call, true) },
  { method: "POST", ...at("removeadmins"), handle: (call: OaCall) => changeAdmins(call, false) },
  { method: "POST", ...at("removemembers"), handle: remove },
];
