import type { Context } from "../context.ts";
import { groupEvent } from "../webhooks/events.ts";
import { ensureContact } from "../world/contacts.ts";
import { isGroupShown } from "../world/group-state.ts";
import type { GroupRecord } from "../world/records.ts";
import { groupView } from "../world/views.ts";
import { found, RefusedError } from "./refusal.ts";
import { oaOf } from "./sides.ts";

/** Every change of a group, whoever makes it; each tells the app and the page. */

export function joinGroup(ctx: Context, group: GroupRecord, userIds: string[]): void {
  const fresh = userIds.filter((id) => !group.memberIds.includes(id));
  group.memberIds.push(...fresh);
  group.pendingIds = group.pendingIds.filter((id) => !fresh.includes(id));
  tell(ctx, group, "user_join_group", fresh);
}

export function leaveGroup(ctx: Context, group: GroupRecord, userIds: string[]): void {
  const gone = userIds.filter((id) => group.memberIds.includes(id));
  group.memberIds = group.memberIds.filter((id) => !gone.includes(id));
  group.adminIds = group.adminIds.filter((id) => !gone.includes(id));
  tell(ctx, group, "user_out_group", gone);
}

function requestToJoin(ctx: Context, group: GroupRecord, userId: string): void {
  if (group.memberIds.includes(userId) || group.pendingIds.includes(userId)) return;
  group.pendingIds.push(userId);
  tell(ctx, group, "user_request_join_group", [userId]);
}

export function decideRequests(ctx: Context, group: GroupRecord, userIds: string[], isAccepted: boolean): void {
  const decided = userIds.filter((id) => group.pendingIds.includes(id));
  group.pendingIds = group.pendingIds.filter((id) => !decided.includes(id));
  tell(ctx, group, isAccepted ? "accept_request_join_group" : "reject_request_join_group", decided);
  if (isAccepted) joinGroup(ctx, group, decided);
}

export function setAdmins(ctx: Context, group: GroupRecord, userIds: string[], areAdmins: boolean): void {
  const members = userIds.filter((id) => group.memberIds.includes(id));
  group.adminIds = group.adminIds.filter((id) => !members.includes(id));
  if (areAdmins) group.adminIds.push(...members);
  tell(ctx, group, areAdmins ? "add_group_admin" : "remove_group_admin", members);
}

/** Group-wide events carry no `users`. */
export function tellAboutGroup(
  ctx: Context,
  group: GroupRecord,
  name: "create_group" | "update_group_info" | "delete_group",
) {
  const oa = oaOf(ctx, group.oaId);
  ctx.courier.post(oa, groupEvent(group, oa.appId, name, ctx.clock.now()));
  publishGroup(ctx, group);
}

/** A person at the page joins by link, asks to join, or leaves. */
export function personMoves(ctx: Context, groupId: string, personId: string, move: "join" | "leave" | "request"): void {
  const group = found(ctx.world.groups.get(groupId), "nhóm");
  const person = found(ctx.world.people.get(personId), "người này");
  const contact = ensureContact(ctx.world, group.oaId, person.id);
  if (move === "leave") leaveGroup(ctx, group, [contact.userId]);
  else if (move === "request" || group.settings.joinApproval) requestToJoin(ctx, group, contact.userId);
  else joinByLink(ctx, group, contact.userId);
}

function joinByLink(ctx: Context, group: GroupRecord, userId: string): void {
  if (!group.settings.enableLinkJoin) throw new RefusedError("link_off", "Nhóm đã tắt tham gia bằng đường dẫn.");
  joinGroup(ctx, group, [userId]);
}

function tell(ctx: Context, group: GroupRecord, name: string, userIds: string[]): void {
  if (userIds.length === 0) return;
  const oa = oaOf(ctx, group.oaId);
  ctx.courier.post(oa, groupEvent(group, oa.appId, name, ctx.clock.now(), userIds));
  publishGroup(ctx, group);
}

function publishGroup(ctx: Context, group: GroupRecord): void {
  ctx.store.markDirty();
  const isShown = isGroupShown(ctx.world, group);
  const conversation = ctx.world.conversations.get(group.id);
  if (conversation) conversation.shown = isShown;
  if (isShown) ctx.feed.publish(() => ({ type: "group", group: groupView(ctx.world, group, ctx.clock.now()) }));
}
