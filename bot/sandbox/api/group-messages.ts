import { z } from "zod";
import { oaSaysInGroup } from "../actions/oa-messages.ts";
import { indexOf } from "../world/world.ts";
import type { Endpoint, OaCall } from "./endpoint.ts";
import { groupPageSchema, pageOf } from "./group-members.ts";
import { activeGroupOf, groupHead, requireGroups } from "./groups.ts";
import { messageSchema, readMessage } from "./message-grammar.ts";
import { bodyOf, queryOf } from "./parameters.ts";

const sendSchema = z.looseObject({ recipient: z.looseObject({ group_id: z.string() }), message: messageSchema });

/** Free, at any hour, without a window (zalo-openapi.md §4). */
function sendToGroup(call: OaCall) {
  const { recipient, message } = bodyOf(call, sendSchema);
  const group = activeGroupOf(call, recipient.group_id);
  const sent = oaSaysInGroup(call.ctx, group, { ...readMessage(call, message, "group"), cost: "free" });
  return { message_id: sent.id, group_id: group.id, sent_time: sent.sentAt };
}

function listGroups(call: OaCall) {
  requireGroups(call);
  const wanted = queryOf(call, groupPageSchema);
  const alive = indexOf(call.ctx.world, call.oa.id).groupIds.flatMap((id) => {
    const group = call.ctx.world.groups.get(id);
    return group && !group.isDeleted ? [group] : [];
  });
  const groups = pageOf(alive, wanted).map((group) => ({
    ...groupHead(call, group),
    total_member: String(group.memberIds.length + 1),
  }));
  return { total: String(alive.length), group_count: groups.length, groups };
}

export const groupMessageEndpoints: Endpoint[] = [
  { method: "POST", host: "openapi", path: "/v3.0/oa/group/message", access: "oa", handle: sendToGroup },
  { method: "GET", host: "openapi", path: "/v3.0/oa/group/getgroupsofoa", access: "oa", handle: listGroups },
];
