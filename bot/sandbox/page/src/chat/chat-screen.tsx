import { useEffect, useRef, useState } from "react";
import type { Message, MiniAppFrame } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";
import { formatDay } from "../time.ts";
import { Bubble } from "./bubble.tsx";
import { Composer } from "./composer.tsx";

interface ChatScreenProps {
  /** Undefined: the person was never in touch with the OA. */
  conversationId: string | undefined;
  messages: readonly Message[];
  senders: readonly { personId: string; name: string }[];
  /** Whose phone it is; undefined for a group, where the chosen sender acts. */
  viewerId: string | undefined;
  suggestions: readonly string[];
  /** What "@OA" becomes when sent. */
  mention?: string | undefined;
  onMiniApp?: (frame: MiniAppFrame) => void;
}

export function ChatScreen(props: ChatScreenProps) {
  const run = useCommand();
  const [senderId, setSenderId] = useState(props.senders[0]?.personId ?? "");
  const [older, setOlder] = useState<Message[]>([]);
  const [quoted, setQuoted] = useState<Message>();
  const list = useRef<HTMLDivElement>(null);
  const actor = props.viewerId ?? senderId;
  const shown = [...older, ...props.messages].filter((message) => message.visible);
  const newestId = shown.at(-1)?.id;
  const { conversationId } = props;

  useEffect(() => {
    if (newestId) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newestId]);

  function tap(message: Message, index: number) {
    const tapped = control.tap(message.id, actor, index).then((effect) => {
      if (effect.kind === "miniApp") props.onMiniApp?.(effect.frame);
      if (effect.kind === "url") window.open(effect.url, "_blank", "noopener");
    });
    run(tapped);
  }

  function showOlder() {
    const first = shown[0];
    if (conversationId && first) {
      run(control.older(conversationId, first.id).then((page) => setOlder((known) => [...page.messages, ...known])));
    }
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <div className="messages" ref={list} role="log" aria-label="Tin nhắn" tabIndex={0}>
        {shown.length >= 20 && (
          <button type="button" className="older" onClick={showOlder}>
            Xem tin cũ hơn
          </button>
        )}
        {shown.length === 0 && <p className="empty">Chưa có tin nhắn. Bấm một gợi ý bên dưới để thử.</p>}
        {shown.map((message, place) => (
          <div key={message.id}>
            {isNewDay(shown[place - 1], message) && <p className="day">{formatDay(message.sentAt)}</p>}
            <Bubble
              message={message}
              isMine={message.sender.kind === "person" && message.sender.personId === actor}
              onTap={(index) => tap(message, index)}
              onReact={(icon) => run(control.react(message.id, actor, icon))}
              onQuote={() => setQuoted(message)}
            />
          </div>
        ))}
      </div>
      <Composer
        senders={props.senders}
        senderId={actor}
        onSender={setSenderId}
        suggestions={props.suggestions}
        disabled={!conversationId}
        quoted={quoted}
        onUnquote={() => setQuoted(undefined)}
        onSend={async (content) => {
          if (!conversationId) return;
          const text =
            content.kind === "text" && props.mention
              ? { ...content, text: content.text.replaceAll("@OA", props.mention) }
              : content;
          await control.send(conversationId, actor, text, quoted?.id);
          setQuoted(undefined);
        }}
      />
    </>
  );
}

function isNewDay(previous: Message | undefined, message: Message): boolean {
  return !previous || formatDay(previous.sentAt) !== formatDay(message.sentAt);
}
