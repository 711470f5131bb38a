import type { Message } from "../../../protocol.ts";

const MENTION = /\[@([^\]\s]+)\]/g;
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/;

/** Text with its addresses as links; `[@123]` shows as the name it stands for. */
export function RichText({ message }: { message: Message }) {
  const parts = namesIn(message).split(ADDRESS);
  return (
    <p className="text">
      {/* Splitting by one group puts the addresses at the odd places. */}
      {parts.map((part, place) =>
        place % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sent text never change order
          <a key={place} href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}

function namesIn({ text = "", mentions }: Message): string {
  return text.replace(MENTION, (whole, mentioned: string) => {
    const name = mentions?.[mentioned];
    return name ? `@${name}` : whole;
  });
}
