import { useState } from "react";
import type { Message, MiniAppFrame } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand, useNotice } from "../notice.tsx";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";

interface ChatScreenProps {
  /** Undefined: the person was never in touch with the OA. */
  conversationId: string | undefined;
  messages: readonly Message[];
  /** Who writes and taps. */
  actorId: string;
  suggestions: readonly string[];
  emptyText: string;
  /** What "@OA" becomes when sent. */
  mention?: string | undefined;
  onMiniApp?: (frame: MiniAppFrame) => void;
  /** Stands below the newest message. */
  children?: React.ReactNode;
}

export function ChatScreen({ conversationId, messages, actorId, mention, onMiniApp, ...props }: ChatScreenProps) {
  const run = useCommand();
  const notify = useNotice();
  const [quoted, setQuoted] = useState<Message>();

  async function tap(message: Message, index: number) {
    const effect = await control.tap(message.id, actorId, index);
    if (effect.kind === "miniApp") onMiniApp?.(effect.frame);
    if (effect.kind === "url") window.open(effect.url, "_blank", "noopener");
    if (effect.kind === "phone") notify(`Điện thoại mở bàn phím gọi số ${effect.phone}.`);
    if (effect.kind === "sms") notify(`Điện thoại mở tin nhắn tới ${effect.phone}: “${effect.content}”.`);
  }

  return (
    <>
      <MessageList
        conversationId={conversationId}
        messages={messages}
        actorId={actorId}
        emptyText={props.emptyText}
        onTap={(message, index) => run(tap(message, index))}
        onQuote={setQuoted}
      >
        {props.children}
      </MessageList>
      <Composer
        suggestions={props.suggestions}
        disabled={!conversationId}
        quoted={quoted}
        onUnquote={() => setQuoted(undefined)}
        onSend={async (content) => {
          if (!conversationId) return;
          const isToOa = content.kind === "text" && mention !== undefined;
          const sent = isToOa ? { ...content, text: content.text.replaceAll("@OA", mention) } : content;
          await control.send(conversationId, actorId, sent, quoted?.id);
          setQuoted(undefined);
        }}
      />
    </>
  );
}
