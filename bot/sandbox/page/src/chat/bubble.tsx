import type { Message } from "../../../protocol.ts";
import { Icon } from "../icon.tsx";
import { Menu } from "../menu.tsx";
import { formatTime } from "../time.ts";
import { Attachments } from "./attachment-view.tsx";
import { reactionFaces, reactionItems } from "./reactions.ts";
import { RichText } from "./rich-text.tsx";

const deliveryWords = { sent: "đã gửi", received: "đã nhận", seen: "đã xem" } as const;
const costWords = { free: "", quota: " · tính vào gói", paid: " · có phí" } as const;

interface BubbleProps {
  message: Message;
  isMine: boolean;
  /** The first one of several of the same sender. */
  showsSender: boolean;
  onTap: (index: number) => void;
  onReact: (icon: string) => void;
  onQuote: () => void;
}

export function Bubble({ message, isMine, showsSender, onTap, onReact, onQuote }: BubbleProps) {
  const isFromOa = message.sender.kind !== "person";
  return (
    <article className="bubble-row" id={placeOf(message.id)} data-mine={isMine} data-first={showsSender}>
      {showsSender && <span className={isMine ? "hidden" : "sender"}>{senderName(message)}</span>}
      <div className="bubble-line">
        <div className="bubble" data-side={isFromOa ? "oa" : "person"}>
          {message.quote && <Quote quote={message.quote} />}
          <Attachments attachments={message.attachments} />
          {message.text && <RichText message={message} />}
          <p className="meta">
            {formatTime(message.sentAt)}
            {isFromOa && ` · ${deliveryWords[message.delivery]}`}
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
        {isFromOa && (
          <Menu
            className="bubble-menu"
            label="Trả lời hoặc thả cảm xúc"
            face={<Icon name="smile" />}
            items={[{ title: "Trả lời tin này", act: onQuote }, ...reactionItems(onReact)]}
          />
        )}
      </div>
      {message.reactions.length > 0 && (
        <span className="reactions">
          <span className="hidden">Cảm xúc: </span>
          {message.reactions.map(({ icon }) => reactionFaces[icon] ?? icon).join(" ")}
        </span>
      )}
    </article>
  );
}

function Quote({ quote }: { quote: { messageId: string; text: string } }) {
  return (
    <button
      type="button"
      className="quote"
      title="Tới tin được trả lời"
      onClick={() => document.getElementById(placeOf(quote.messageId))?.scrollIntoView({ block: "center" })}
    >
      {quote.text || "Tin không có chữ"}
    </button>
  );
}

const placeOf = (messageId: string) => `tin-${messageId}`;

function senderName({ sender }: Message): string {
  return sender.kind === "staff" ? `${sender.name} (người trả lời)` : sender.name;
}
