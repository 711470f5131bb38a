import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Message } from "../../../protocol.ts";
import { control } from "../control.ts";
import { Icon } from "../icon.tsx";
import { useCommand } from "../notice.tsx";
import { formatDay } from "../time.ts";
import { joinAlbums } from "./albums.ts";
import { Bubble } from "./bubble.tsx";
import { useNewestInView } from "./use-newest-in-view.ts";

/** So many the server sends at first; fewer are the whole history. */
const FIRST_PAGE = 50;

interface MessageListProps {
  conversationId: string | undefined;
  messages: readonly Message[];
  /** Whose messages stand on the right. */
  actorId: string;
  emptyText: string;
  onTap: (message: Message, index: number) => void;
  onQuote: (message: Message) => void;
  children?: React.ReactNode;
}

export function MessageList(props: MessageListProps) {
  const run = useCommand();
  const { older, hasOlder, loadOlder } = useOlder(props.conversationId, props.messages);
  const shown = joinAlbums([...older, ...props.messages].filter((message) => message.visible));
  const { list, isAway, toNewest } = useNewestInView(shown.at(-1), props.actorId);
  const heightBefore = useRef(0);

  // What was on the screen stays where it was when older messages come in above.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when older ones have come, not at other changes
  useLayoutEffect(() => {
    if (list.current && heightBefore.current)
      list.current.scrollTop += list.current.scrollHeight - heightBefore.current;
    heightBefore.current = 0;
  }, [older]);

  return (
    <div className="messages-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <div className="messages" ref={list} role="log" aria-label="Tin nhắn" tabIndex={0}>
        {hasOlder && (
          <button
            type="button"
            className="older"
            onClick={() => {
              heightBefore.current = list.current?.scrollHeight ?? 0;
              run(loadOlder());
            }}
          >
            Xem tin cũ hơn
          </button>
        )}
        {shown.length === 0 && <p className="empty">{props.emptyText}</p>}
        {shown.map((message, place) => {
          const isNewDay = !isSameDay(shown[place - 1], message);
          return (
            <div key={message.id}>
              {isNewDay && <p className="day">{formatDay(message.sentAt)}</p>}
              <Bubble
                message={message}
                isMine={message.sender.kind === "person" && message.sender.personId === props.actorId}
                showsSender={isNewDay || !isSameSender(shown[place - 1], message)}
                onTap={(index) => props.onTap(message, index)}
                onReact={(icon) => run(control.react(message.id, props.actorId, icon))}
                onQuote={() => props.onQuote(message)}
              />
            </div>
          );
        })}
        {props.children}
      </div>
      {isAway && (
        <button type="button" className="to-newest" onClick={toNewest}>
          <Icon name="down" /> Tin mới nhất
        </button>
      )}
    </div>
  );
}

/** Older messages, page by page, on request. */
function useOlder(conversationId: string | undefined, messages: readonly Message[]) {
  const [older, setOlder] = useState<Message[]>([]);
  const [isWhole, setWhole] = useState(false);
  const isEmpty = messages.length === 0;
  useEffect(() => {
    if (isEmpty) setOlder([]);
  }, [isEmpty]);
  async function loadOlder() {
    const first = older[0] ?? messages[0];
    if (!conversationId || !first) return;
    const page = await control.older(conversationId, first.id);
    setWhole(page.messages.length === 0);
    setOlder((known) => [...page.messages, ...known]);
  }
  return { older, hasOlder: messages.length >= FIRST_PAGE && !isWhole, loadOlder };
}

const isSameDay = (previous: Message | undefined, message: Message) =>
  previous !== undefined && formatDay(previous.sentAt) === formatDay(message.sentAt);

function isSameSender(previous: Message | undefined, message: Message): boolean {
  return previous?.sender.kind === message.sender.kind && previous.sender.name === message.sender.name;
}
