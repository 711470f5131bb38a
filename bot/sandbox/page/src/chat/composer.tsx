import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { Message, MessageContent } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";

interface ComposerProps {
  senders: readonly { personId: string; name: string }[];
  senderId: string;
  onSender: (personId: string) => void;
  suggestions: readonly string[];
  disabled: boolean;
  quoted: Message | undefined;
  onUnquote: () => void;
  onSend: (content: MessageContent) => Promise<void>;
}

/** Enter sends, Shift+Enter makes a new line. The text stays when sending failed. */
export function Composer({
  senders,
  senderId,
  onSender,
  suggestions,
  disabled,
  quoted,
  onUnquote,
  onSend,
}: ComposerProps) {
  const run = useCommand();
  const [text, setText] = useState("");
  const box = useRef<HTMLTextAreaElement>(null);
  const boxId = useId();

  function sendText() {
    const wanted = text.trim();
    if (!wanted) return;
    setText("");
    run(
      onSend({ kind: "text", text: wanted }).catch((error: unknown) => {
        setText((typedSince) => typedSince || wanted);
        throw error;
      }),
    );
  }

  async function sendPictures(files: readonly File[]) {
    const media = await Promise.all(files.map((file) => control.upload(file)));
    const caption = text.trim();
    await onSend({ kind: "images", urls: media.map(({ url }) => url), ...(caption ? { text: caption } : {}) });
    setText("");
  }

  function onKey(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    sendText();
  }

  return (
    <div className="composer">
      {quoted && (
        <p className="quoted">
          Trả lời: {quoted.text?.slice(0, 60) ?? "tin nhắn"}
          <button type="button" onClick={onUnquote}>
            Bỏ
          </button>
        </p>
      )}
      <Suggestions
        texts={suggestions}
        onPick={(suggestion) => {
          setText(suggestion);
          box.current?.focus();
        }}
      />
      {senders.length > 1 && <SpeakerChoice senders={senders} senderId={senderId} onSender={onSender} />}
      <div className="line">
        <PictureButton disabled={disabled} onPick={(files) => run(sendPictures(files))} />
        <label className="hidden" htmlFor={boxId}>
          Tin nhắn
        </label>
        <textarea
          id={boxId}
          ref={box}
          rows={2}
          placeholder="Nhắn tin"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKey}
        />
        <button type="button" className="send" disabled={disabled || !text.trim()} onClick={sendText}>
          Gửi
        </button>
      </div>
    </div>
  );
}

function Suggestions({ texts, onPick }: { texts: readonly string[]; onPick: (text: string) => void }) {
  return (
    <div className="suggestions">
      {texts.map((text) => (
        <button type="button" className="suggestion" key={text} onClick={() => onPick(text)}>
          {text}
        </button>
      ))}
    </div>
  );
}

function SpeakerChoice({ senders, senderId, onSender }: Pick<ComposerProps, "senders" | "senderId" | "onSender">) {
  return (
    <label className="speaker">
      Người nhắn
      <select value={senderId} onChange={(event) => onSender(event.target.value)}>
        {senders.map((sender) => (
          <option key={sender.personId} value={sender.personId}>
            {sender.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function PictureButton({ disabled, onPick }: { disabled: boolean; onPick: (files: readonly File[]) => void }) {
  return (
    <label className="picture-button" title="Gửi ảnh">
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        width="22"
        height="22"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      >
        <rect x="3" y="5" width="18" height="14" rx="3" />
        <circle cx="9" cy="10" r="1.6" />
        <path d="M4 17l5-4 4 3 3-2.5 4 3.5" />
      </svg>
      <span className="hidden">Gửi ảnh, kèm chữ đang gõ</span>
      <input
        type="file"
        accept="image/*"
        multiple
        disabled={disabled}
        onChange={(event) => {
          onPick([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </label>
  );
}
