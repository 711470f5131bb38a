import type { Message } from "../../../protocol.ts";
import { formatTime } from "../time.ts";
import { AttachmentView } from "./attachment-view.tsx";

const reactionFaces: Record<string, string> = {
  "/-heart": "❤️",
  "/-strong": "👍",
  ":>": "😄",
  "--b": "😢",
  ":-((": "😭",
  ":-h": "😡",
  ":o": "😮",
};
const deliveryWords = { sent: "đã gửi", received: "đã nhận", seen: "đã xem" } as const;
const costWords = { free: "", quota: " · tính vào gói", paid: " · có phí" } as const;

interface BubbleProps {
  message: Message;
  isMine: boolean;
  onTap: (index: number) => void;
  onReact: (icon: string) => void;
  onQuote: () => void;
}

export function Bubble({ message, isMine, onTap, onReact, onQuote }: BubbleProps) {
  const isFromOa = message.sender.kind !== "person";
  return (
    <article className="bubble-row" data-mine={isMine}>
      {!isMine && <span className="sender">{senderName(message)}</span>}
      <div className="bubble" data-side={isFromOa ? "oa" : "person"}>
        {message.quote && <blockquote>{message.quote.text}</blockquote>}
        {message.attachments.map((attachment, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: attachments of a sent message never change order
          <AttachmentView key={place} attachment={attachment} />
        ))}
        {message.text && <p className="text">{withMentions(message)}</p>}
        <p className="meta">
          {formatTime(message.sentAt)}
          {isFromOa && message.delivery && ` · ${deliveryWords[message.delivery]}`}
          {message.cost && costWords[message.cost]}
        </p>
        {message.buttons.length > 0 && (
          <div className="buttons">
            {message.buttons.map((button, index) => (
              <button
                type="button"
                className="say"
                key={`${button.title}${button.payload}`}
                onClick={() => onTap(index)}
              >
                {button.title}
              </button>
            ))}
          </div>
        )}
      </div>
      {message.reactions.length > 0 && (
        <span className="reactions">
          {message.reactions.map((reaction) => reactionFaces[reaction.icon] ?? reaction.icon).join(" ")}
        </span>
      )}
      {isFromOa && (
        <div className="bubble-actions">
          <button type="button" className="bubble-action" onClick={onQuote}>
            Trả lời
          </button>
          <button type="button" className="bubble-action" aria-label="Thả tim" onClick={() => onReact("/-heart")}>
            ♥
          </button>
        </div>
      )}
    </article>
  );
}

function senderName(message: Message): string {
  return message.sender.kind === "staff" ? `${message.sender.name} (người trả lời)` : message.sender.name;
}

/** `[@123]` shows as the name it stands for. */
function withMentions(message: Message): string {
  return (message.text ?? "").replace(/\[@([^\]\s]+)\]/g, (whole, mentioned: string) => {
    const name = message.mentions?.[mentioned];
    return name ? `@${name}` : whole;
  });
}
