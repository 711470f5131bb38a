import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { oaSays, oaSaysInGroup } from "../actions/oa-messages.ts";
import { personSays } from "../actions/person-messages.ts";
import { personReacts } from "../actions/reactions.ts";
import { markReceived } from "../actions/receipts.ts";
import { found } from "../actions/refusal.ts";
import { tapButton } from "../actions/taps.ts";
import type { Context } from "../context.ts";
import type { ConversationPage, Done, SentMessages } from "../protocol.ts";
import { withId } from "./route-parameters.ts";
import { shapes } from "./shapes.ts";

const PAGE_LENGTH = 50;
const pageQuery = z.object({ before: z.string().max(64).optional() });

/** What is said, tapped, seen and reacted to. */
export async function conversationRoutes(server: FastifyInstance, { ctx }: { ctx: Context }): Promise<void> {
  server.get("/conversations/:id", (request): ConversationPage => {
    const messages = ctx.world.conversations.get(withId(request))?.messages ?? [];
    const { before } = pageQuery.parse(request.query);
    const place = before === undefined ? messages.length : messages.findIndex((message) => message.id === before);
    return { messages: messages.slice(Math.max(0, place - PAGE_LENGTH), Math.max(0, place)) };
  });
  server.post("/conversations/:id/messages", (request): SentMessages => {
    const says = shapes.sendMessage.parse(request.body);
    return { messageIds: personSays(ctx, { conversationId: withId(request), ...says }) };
  });
  server.post("/conversations/:id/staff-messages", (request): SentMessages => {
    const says = shapes.staffMessage.parse(request.body);
    const group = ctx.world.groups.get(withId(request));
    if (group) return { messageIds: [oaSaysInGroup(ctx, group, says, true).id] };
    const contact = found(ctx.world.contacts.get(withId(request)), "cuộc trò chuyện");
    return { messageIds: [oaSays(ctx, contact, says, true).id] };
  });
  server.post("/conversations/:id/receipts", (request): Done => {
    markReceived(ctx, withId(request), shapes.receipt.parse(request.body).state);
    return { ok: true };
  });
  server.post("/messages/:id/taps", (request) => {
    const { personId, index } = shapes.tap.parse(request.body);
    return tapButton(ctx, withId(request), personId, index);
  });
  server.post("/messages/:id/reactions", (request): Done => {
    const { personId, icon } = shapes.reaction.parse(request.body);
    personReacts(ctx, withId(request), personId, icon);
    return { ok: true };
  });
}
