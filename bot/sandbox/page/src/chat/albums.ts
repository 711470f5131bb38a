import type { Message } from "../../../protocol.ts";

/** Pictures sent together come as one message each; here the first one takes the others in, so that they show as one. */
export function joinAlbums(messages: readonly Message[]): Message[] {
  const joined: Message[] = [];
  for (const message of messages) {
    const before = joined.at(-1);
    if (before && albumOf(message) && albumOf(message) === albumOf(before)) {
      joined[joined.length - 1] = { ...before, attachments: [...before.attachments, ...message.attachments] };
    } else joined.push(message);
  }
  return joined;
}

function albumOf({ attachments }: Message): string | undefined {
  const [first] = attachments;
  return first?.kind === "image" ? first.album?.id : undefined;
}
