import type { InboundEvent } from "../../shared/api/inbound-event.ts";
import { answerTurn } from "../commands/choose-command.ts";
import type { Command, CommandDeps, CommuneContext, Reply, Turn } from "../commands/command.ts";
import { refusalReply } from "../commands/reopen-period.ts";
import { type Database, type Transaction, withScope } from "../db/connection.ts";
import type { Logger } from "../logger.ts";
import { answerSeconds, handledEvents } from "../metrics.ts";
import { contactSentence } from "../services/communes.ts";
import {
  type Conversation,
  changeConversation,
  lockConversation,
  readConversationKey,
  type StoredEvent,
  waitingEvents,
} from "../services/conversations.ts";
import { countMessage } from "../services/inbox/message-rate.ts";
import { markHandled, postpone, wasAlbumAnswered } from "../services/inbox/settle-event.ts";
import { enqueue } from "../services/outbox/enqueue.ts";
import { keepAppUser } from "../services/people/app-users.ts";
import { ReportRefusedError } from "../services/reports/report-refused-error.ts";
import { parseEvent } from "../zalo/parse-event.ts";
import { readWebhook } from "../zalo/read-webhook.ts";
import { type Step, takeSteps } from "./event-steps.ts";
import { failureOf, isPassing } from "./failure.ts";
import { type Profiles, ProfileWantedError } from "./profiles.ts";
import { loadCommuneContext, type MessageEvent, readTurn, sentAtOf } from "./read-turn.ts";
import { settleSignal } from "./settle-signals.ts";

/** More wait for the next transaction: one talkative conversation must not hold a connection for long. */
const eventsAtOnce = 20;

export interface HandlingDeps {
  db: Database;
  commandDeps: CommandDeps;
  commands: readonly Command[];
  profiles: Profiles;
  logger: Logger;
  now(): Date;
  /** One writer gets so many answers a minute; more is no person but a program gone wild. */
  messagesAMinute: number;
}

/** `again`: there is or will be more to do here. `busy`: another process has the conversation. */
export interface Handled {
  events: number;
  failed: number;
  state: "done" | "again" | "busy" | "waiting";
}

/** What one transaction works on. */
interface Work {
  tx: Transaction;
  commune: CommuneContext;
  conversation: Conversation;
}

/**
 * Handles a conversation's waiting events in the order they were sent: changes, new state, outgoing messages and "handled" are one
 * transaction. An event that fails is rolled back alone, and those after it wait for it.
 */
export async function handleEvents(
  deps: HandlingDeps,
  { key, communeId }: { key: string; communeId: number },
): Promise<Handled> {
  const place = readConversationKey(key);
  if (!place) throw new Error("an event has a key that names no conversation");
  try {
    return await withScope(deps.db, { communes: [communeId] }, async (tx) => {
      const conversation = await lockConversation(tx, communeId, place);
      if (!conversation) return { events: 0, failed: 0, state: "busy" as const };
      const rows = await waitingEvents(tx, key, eventsAtOnce);
      const commune = await loadCommuneContext(tx, communeId, deps.now());
      const handled = await handleRows(deps, { tx, commune, conversation }, rows);
      const state = handled.state === "done" && rows.length === eventsAtOnce ? "again" : handled.state;
      return { ...handled, state };
    });
  } catch (error) {
    if (!(error instanceof ProfileWantedError)) throw error;
    // Nothing is held while Zalo is asked; then everything starts anew, with the answer at hand.
    await deps.profiles.fetch(error.oaId, error.userId);
    return { events: 0, failed: 0, state: "again" };
  }
}

async function handleRows(deps: HandlingDeps, work: Work, rows: StoredEvent[]): Promise<Handled> {
  let events = 0;
  for (const step of takeSteps(rows, (row) => readEvent(row), deps.now())) {
    if (step.kind === "wait") return { events, failed: 0, state: "waiting" };
    const isHandled = await handleStep(deps, work, step);
    if (!isHandled) return { events, failed: 1, state: "waiting" };
    events += step.rows.length;
  }
  return { events, failed: 0, state: "done" };
}

function readEvent({ raw, oaId }: StoredEvent): InboundEvent | undefined {
  const reading = raw === null ? undefined : readWebhook(raw);
  return reading?.kind === "event" ? parseEvent(reading.body, (id) => id === oaId) : undefined;
}

/** False when it failed and will be tried again. */
async function handleStep(deps: HandlingDeps, work: Work, step: Extract<Step, { kind: "handle" }>): Promise<boolean> {
  const [first] = step.rows;
  const eventIds = step.rows.map((row) => row.id);
  const before = { ...work.conversation };
  try {
    await work.tx.transaction(async (tx) => {
      const by = await settle(deps, { ...work, tx }, step);
      await markHandled(tx, eventIds, { by, now: deps.now() });
      handledEvents.inc({ by });
    });
    return true;
  } catch (error) {
    if (error instanceof ProfileWantedError) throw error;
    // The savepoint is rolled back; so must be what we remember of the conversation.
    Object.assign(work.conversation, before);
    const failure = failureOf(error);
    deps.logger.error({ err: error, event: first.id, failure }, "an event could not be handled");
    // Two transactions in each other's way are nobody's fault: no attempt is lost.
    const attempts = isPassing(error) ? first.attempts - 1 : first.attempts;
    if (await postpone(work.tx, { id: first.id, attempts }, { failure, now: deps.now() })) return false;
    await giveUp(deps, work, step, failure);
    return true;
  }
}

/** Returns who settled it. */
async function settle(deps: HandlingDeps, work: Work, step: Extract<Step, { kind: "handle" }>): Promise<string> {
  const { rows, events } = step;
  const [event] = events;
  if (event === undefined) return "unreadable";
  if (event.kind !== "message") {
    const { outbox } = deps.commandDeps;
    return settleSignal(event, { ...work, eventId: rows[0].id, outbox, at: sentAtOf(rows[0]), now: deps.now() });
  }
  if (step.openAlbum !== undefined && (await wasAlbumAnswered(work.tx, rows[0], step.openAlbum))) return "album";
  return answer(deps, work, rows, events as [MessageEvent, ...MessageEvent[]]);
}

async function answer(
  deps: HandlingDeps,
  { tx, commune, conversation }: Work,
  rows: readonly [StoredEvent, ...StoredEvent[]],
  events: readonly [MessageEvent, ...MessageEvent[]],
): Promise<string> {
  const now = deps.now();
  const { vault } = deps.commandDeps;
  const profile = deps.profiles.known(conversation.oaId, events[0].userId);
  const turn = await readTurn({ tx, vault, now, commune, conversation, profile }, rows, events);
  deps.profiles.requireFor(turn);
  await noteWriter({ tx, commune, conversation }, turn.person?.id, turn.sentAt);
  const isWithHuman = conversation.humanUntil !== null && conversation.humanUntil > now;
  // An officer answers here by hand. Only the warning about a secret goes out all the same.
  if (isWithHuman && turn.channel === "person" && turn.secretKinds.length === 0) return "human";
  const flood = turn.isAddressed ? await countMessage(tx, vault, turn, deps.messagesAMinute) : "fine";
  if (flood === "over") return "flood";
  if (flood === "full") {
    await sendReply(deps, { tx, commune, conversation }, rows[0], tooMany);
    return "flood";
  }
  const given = await answerTurn(deps.commands, turn, deps.commandDeps).catch(explain);
  if (!given) return "nobody";
  await noteAppUser(tx, conversation, turn, events[0]);
  await sendReply(deps, { tx, commune, conversation }, rows[0], given.reply);
  return given.command;
}

const tooMany: Reply = {
  messages: [
    {
      text: "Anh/chị nhắn nhanh quá nên tin này và các tin trong phút này chưa được xử lý. Xin đợi một phút rồi nhắn lại.",
    },
  ],
};

/** Errors whose message is a sentence for the person: a refusal is an answer. */
function explain(error: unknown): { command: string; reply: Reply } {
  if (!(error instanceof ReportRefusedError)) throw error;
  return { command: "refused", reply: refusalReply(error) };
}

async function noteWriter({ tx, conversation }: Work, personId: number | undefined, at: Date): Promise<void> {
  const isNewer = conversation.lastInteractionAt === null || conversation.lastInteractionAt < at;
  const change = {
    ...(isNewer ? { lastInteractionAt: at } : {}),
    // A group belongs to nobody.
    ...(conversation.kind === "person" && (personId ?? null) !== conversation.personId
      ? { personId: personId ?? null }
      : {}),
  };
  if (Object.keys(change).length === 0) return;
  Object.assign(conversation, change);
  await changeConversation(tx, conversation.id, change);
}

/** After the answer: whoever registered just now can open the Mini App at once. */
async function noteAppUser(tx: Transaction, { oaId }: Conversation, turn: Turn, event: MessageEvent): Promise<void> {
  const { appId, userIdByApp } = event;
  if (appId && userIdByApp) await keepAppUser(tx, { oaId, zaloUserId: turn.zaloUserId, appId, userIdByApp });
}

async function sendReply(
  deps: HandlingDeps,
  { tx, conversation }: Work,
  row: StoredEvent,
  { messages, state }: Reply,
): Promise<void> {
  for (const [index, message] of messages.entries()) {
    await enqueue(tx, deps.commandDeps.outbox, {
      communeId: conversation.communeId,
      oaId: conversation.oaId,
      recipient: { kind: conversation.kind, id: conversation.peerId },
      kind: "reply",
      message,
      dedupeKey: `event_${row.id}_${index}`,
      inboundEventId: row.id,
    });
  }
  if (messages.length > 0) answerSeconds.observe((deps.now().getTime() - row.receivedAt.getTime()) / 1_000);
  if (state === undefined) return;
  const change = { state, stateAt: state === null ? null : deps.now() };
  Object.assign(conversation, change);
  await changeConversation(tx, conversation.id, change);
}

/** After the last attempt the person hears so once, instead of waiting for ever. */
async function giveUp(
  deps: HandlingDeps,
  work: Work,
  { rows, events }: Extract<Step, { kind: "handle" }>,
  failure: string,
): Promise<void> {
  await markHandled(
    work.tx,
    rows.map((row) => row.id),
    { by: "failed", now: deps.now(), failure },
  );
  handledEvents.inc({ by: "failed" });
  if (events[0]?.kind !== "message") return;
  const text = `Xin lỗi, tôi gặp trục trặc nên chưa xử lý được tin vừa rồi. Mong anh/chị nhắn lại sau ít phút.\n${contactSentence(work.commune)}`;
  const buttons = [{ title: "Trợ giúp", say: "trợ giúp" }];
  await sendReply(deps, work, rows[0], { messages: [{ text, buttons }] });
}
