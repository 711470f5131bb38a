import type { Context } from "../context.ts";
import type { Clock, Conversation, Snapshot } from "../protocol.ts";
import { isGroupShown } from "../world/group-state.ts";
import { conversationHead } from "../world/messages.ts";
import type { GroupRecord } from "../world/records.ts";
import { appView, contactsOf, groupView, oaView, personView } from "../world/views.ts";
import { indexOf } from "../world/world.ts";

const MESSAGES_OF_CONVERSATION = 50;
const LOG_ENTRIES = 100;

export function clockView(ctx: Context): Clock {
  const { clock } = ctx;
  return { now: clock.now(), offsetMs: clock.offsetMs, retrySpeed: clock.retrySpeed };
}

/** All that the phones on the page show, and no more. */
export function snapshotOf(ctx: Context): Snapshot {
  const { world } = ctx;
  const now = ctx.clock.now();
  const people = [...world.people.values()].filter((person) => person.shown);
  const contacts = people.flatMap((person) => contactsOf(world, person));
  const oaIds = new Set(contacts.map((contact) => contact.oaId));
  const groups = [...oaIds].flatMap((oaId) => shownGroups(ctx, oaId));
  return {
    clock: clockView(ctx),
    apps: [...world.apps.values()].map((app) => appView(app, ctx.courier.waitingCount(app.id))),
    oas: [...oaIds].flatMap((oaId) => {
      const oa = world.oas.get(oaId);
      return oa ? [oaView(oa, ctx.limiter, now)] : [];
    }),
    people: people.map((person) => personView(world, person, now)),
    groups: groups.map((group) => groupView(world, group, now)),
    conversations: [
      ...contacts.map((contact) => conversationView(ctx, contact.userId, { kind: "direct", ...contact })),
      ...groups.map((group) => conversationView(ctx, group.id, { kind: "group", oaId: group.oaId })),
    ],
    faults: ctx.faults.list(),
    log: ctx.log.latest(LOG_ENTRIES),
    totals: {
      oas: world.oas.size,
      people: world.people.size,
      groups: world.groups.size,
      messages: world.messages.size,
    },
  };
}

function shownGroups(ctx: Context, oaId: string): GroupRecord[] {
  return indexOf(ctx.world, oaId).groupIds.flatMap((id) => {
    const group = ctx.world.groups.get(id);
    return group && isGroupShown(ctx.world, group) ? [group] : [];
  });
}

/** Also conversations in which nothing was said yet. */
function conversationView(
  ctx: Context,
  id: string,
  empty: { kind: Conversation["kind"]; oaId: string; personId?: string },
): Conversation {
  const conversation = ctx.world.conversations.get(id);
  if (conversation) {
    return { ...conversationHead(conversation), messages: conversation.messages.slice(-MESSAGES_OF_CONVERSATION) };
  }
  const { kind, oaId, personId } = empty;
  return { id, kind, oaId, ...(personId !== undefined && { personId }), messages: [] };
}

/** So much has changed that every page begins anew. */
export function publishSnapshot(ctx: Context): void {
  ctx.store.markDirty();
  ctx.feed.publish(() => ({ type: "snapshot", snapshot: snapshotOf(ctx) }));
}
