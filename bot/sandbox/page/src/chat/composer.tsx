import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Message, MessageContent } from "../../../protocol.ts";
import { Icon } from "../icon.tsx";
import { useCommand } from "../notice.tsx";
import { AttachMenu } from "./attach-menu.tsx";
import { sendFiles } from "./send-files.ts";

interface ComposerProps {
  suggestions: readonly string[];
  disabled: boolean;
  quoted: Message | undefined;
  onUnquote: () => void;
  onSend: (content: MessageContent) => Promise<void>;
}

/** Enter sends, Shift+Enter makes a new line. The text stays when sending failed. */
export function Composer({ suggestions, disabled, quoted, onUnquote, onSend }: ComposerProps) {
  const run = useCommand();
  const [text, setText] = useState("");
  const box = useRef<HTMLTextAreaElement>(null);
  const boxId = useId();
  useEffect(() => {
    if (quoted) box.current?.focus();
  }, [quoted]);

  /** Empties the box at once and gives the text back when `send` fails. */
  function sendWith(send: (wanted: string) => Promise<void>) {
    const wanted = text.trim();
    setText("");
    run(
      send(wanted).catch((error: unknown) => {
        setText((typedSince) => typedSince || wanted);
        throw error;
      }),
    );
  }
  function sendText() {
    if (text.trim() && !disabled) sendWith((wanted) => onSend({ kind: "text", text: wanted }));
  }
  function sendPicked(files: readonly File[]) {
    if (files.length > 0 && !disabled) sendWith((wanted) => sendFiles(files, wanted, onSend));
  }
  function onKey(event: KeyboardEvent) {
    if (event.key === "Escape" && quoted) onUnquote();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    sendText();
  }

  return (
    <div className="composer">
      {quoted && <QuotedLine quoted={quoted} onUnquote={onUnquote} />}
      <Suggestions
        texts={suggestions}
        onPick={(suggestion) => {
          setText(suggestion);
          box.current?.focus();
        }}
      />
      <div className="line">
        <AttachMenu disabled={disabled} onFiles={sendPicked} onContent={(content) => run(onSend(content))} />
        <label className="hidden" htmlFor={boxId}>
          Tin nhắn
        </label>
        <textarea
          id={boxId}
          ref={box}
          rows={1}
          placeholder={disabled ? "Bấm ⋯ để quan tâm OA trước" : "Nhắn tin"}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKey}
          onPaste={(event) => {
            if (event.clipboardData.files.length === 0) return;
            event.preventDefault();
            sendPicked([...event.clipboardData.files]);
          }}
        />
        <button
          type="button"
          className="send"
          aria-label="Gửi"
          title="Gửi (Enter)"
          disabled={disabled || !text.trim()}
          onClick={sendText}
        >
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}

function QuotedLine({ quoted, onUnquote }: { quoted: Message; onUnquote: () => void }) {
  return (
    <p className="quoted">
      <Icon name="reply" />
      <span>{quoted.text ?? "Tin không có chữ"}</span>
      <button type="button" aria-label="Thôi trả lời tin này" onClick={onUnquote}>
        <Icon name="close" />
      </button>
    </p>
  );
}

function Suggestions({ texts, onPick }: { texts: readonly string[]; onPick: (text: string) => void }) {
  return (
    <fieldset className="suggestions">
      <legend className="hidden">Câu để thử</legend>
      {texts.map((text) => (
        <button type="button" className="suggestion" key={text} title={text} onClick={() => onPick(text)}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
