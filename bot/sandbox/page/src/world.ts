import { useEffect, useReducer } from "react";
import type { Conversation, Message, ServerEvent, Snapshot } from "../../protocol.ts";

const LOG_KEPT = 300;
const RETRY_MS = 1_500;

/** What the page knows: the snapshot, kept current by the stream. */
export type World = Snapshot | undefined;

/** Follows the stream. `connected` is false while the browser tries again by itself. */
export function useWorld(): { world: World; connected: boolean } {
  const [state, dispatch] = useReducer(step, { world: undefined, connected: false });
  useEffect(() => follow(dispatch), []);
  return state;
}

/** The browser connects again by itself, unless something in between answered with an error: then we do. */
function follow(dispatch: (event: ServerEvent | "open" | "lost") => void): () => void {
  let stream: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function open() {
    stream = new EventSource("/sandbox/control/events");
    stream.onopen = () => dispatch("open");
    stream.onmessage = (event: MessageEvent<string>) => dispatch(JSON.parse(event.data) as ServerEvent);
    stream.onerror = () => {
      dispatch("lost");
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS);
    };
  }
  open();
  return () => {
    clearTimeout(timer);
    stream.close();
  };
}

type State = { world: World; connected: boolean };

function step(state: State, event: ServerEvent | "open" | "lost"): State {
  if (event === "open" || event === "lost") return { ...state, connected: event === "open" };
  return { ...state, world: apply(state.world, event) };
}

function apply(world: World, event: ServerEvent): World {
  if (event.type === "snapshot") return { ...event.snapshot, conversations: keepKnown(world, event.snapshot) };
  if (!world) return world;
  switch (event.type) {
    case "message":
      return { ...world, conversations: addMessage(world.conversations, event.conversation, event.message) };
    case "person":
      return { ...world, people: replace(world.people, event.person) };
    case "group":
      return { ...world, groups: replace(world.groups, event.group) };
    case "oa":
      return { ...world, oas: replace(world.oas, event.oa) };
    case "app":
      return { ...world, apps: replace(world.apps, event.app) };
    case "clock":
      return { ...world, clock: event.clock };
    case "faults":
      return { ...world, faults: event.faults };
    case "log":
      return { ...world, log: replace(world.log, event.entry).slice(-LOG_KEPT) };
  }
}

/** A snapshot brings the newest messages only; older ones that the page already shows stay. */
function keepKnown(world: World, fresh: Snapshot): Conversation[] {
  return fresh.conversations.map((conversation) => {
    const known = world?.conversations.find(({ id }) => id === conversation.id)?.messages ?? [];
    const place = known.findIndex(({ id }) => id === conversation.messages[0]?.id);
    return place > 0
      ? { ...conversation, messages: [...known.slice(0, place), ...conversation.messages] }
      : conversation;
  });
}

function replace<T extends { id: string | number }>(list: T[], item: T): T[] {
  const place = list.findIndex((known) => known.id === item.id);
  return place < 0 ? [...list, item] : list.with(place, item);
}

/** Messages may come again with a new state, or late: replaced by id, sorted by time. */
function addMessage(list: Conversation[], about: Omit<Conversation, "messages">, message: Message): Conversation[] {
  const known = list.find((conversation) => conversation.id === about.id);
  const messages = replace(known?.messages ?? [], message).toSorted((a, b) => a.sentAt - b.sentAt);
  return replace(list, { ...about, messages });
}
