import { z } from "zod";
import type { ConversationRecord } from "../world/records.ts";
import { indexOf } from "../world/world.ts";
import type { Endpoint, OaCall } from "./endpoint.ts";
import { groupOf } from "./groups.ts";
import { historyItem } from "./history-item.ts";
import { dataOf, queryOf } from "./parameters.ts";
import { contactOf } from "./send-direct.ts";
import { overLimit } from "./zalo-refusal.ts";

/** zalo-openapi.md §3.9, and §4 for groups. */
const MAX_COUNT = 10;
const DEFAULT_GROUP_COUNT = 5;

const pageSchema = z.looseObject({
  offset: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).default(DEFAULT_GROUP_COUNT),
});

type Page = z.infer<typeof pageSchema>;

/** The newest message of each conversation of this kind, newest first. */
function recentChats(call: OaCall, kind: ConversationRecord["kind"], page: Page) {
  const { world } = call.ctx;
  checkCount(page);
  const newestFirst = [...indexOf(world, call.oa.id).recent].reverse();
  const conversations = newestFirst.flatMap((id) => {
    const conversation = world.conversations.get(id);
    return conversation?.kind === kind && conversation.messages.length > 0 ? [conversation] : [];
  });
  return conversations.slice(page.offset, page.offset + page.count).flatMap((conversation) => {
    const newest = conversation.messages.at(-1);
    return newest ? [historyItem(call.ctx, conversation, newest)] : [];
  });
}

/** One conversation, newest first; empty when nothing was said. */
function history(call: OaCall, conversationId: string, page: Page) {
  checkCount(page);
  const conversation = call.ctx.world.conversations.get(conversationId);
  if (!conversation) return [];
  const newestFirst = [...conversation.messages].reverse();
  return newestFirst
    .slice(page.offset, page.offset + page.count)
    .map((message) => historyItem(call.ctx, conversation, message));
}

function checkCount(page: Page): void {
  if (page.count > MAX_COUNT) throw overLimit("count");
}

const directSchema = pageSchema.extend({ user_id: z.string() });
const groupSchema = pageSchema.extend({ group_id: z.string() });

export const historyEndpoints: Endpoint[] = [
  {
    method: "GET",
    host: "openapi",
    path: "/v2.0/oa/listrecentchat",
    access: "oa",
    handle: (call) => recentChats(call, "direct", dataOf(call, pageSchema)),
  },
  {
    method: "GET",
    host: "openapi",
    path: "/v2.0/oa/conversation",
    access: "oa",
    handle: (call) => {
      const wanted = dataOf(call, directSchema);
      return history(call, contactOf(call, wanted.user_id).userId, wanted);
    },
  },
  {
    method: "GET",
    host: "openapi",
    path: "/v3.0/oa/group/listrecentchat",
    access: "oa",
    handle: (call) => recentChats(call, "group", queryOf(call, pageSchema)),
  },
  {
    method: "GET",
    host: "openapi",
    path: "/v3.0/oa/group/conversation",
    access: "oa",
    handle: (call) => {
      const wanted = queryOf(call, groupSchema);
      return history(call, groupOf(call, wanted.group_id).id, wanted);
    },
  },
];
