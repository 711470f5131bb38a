/** What the product says to a person or a group, in plain data. The channel's wire format is built from it elsewhere. */

/**
 * `say`: tapping sends this text back to us as if typed, and the chat shows it unless it is `quiet`. `open`: an https address.
 * `call`: a phone number.
 */
export type Button =
  | { title: string; say: string; quiet?: true }
  | { title: string; open: string }
  | { title: string; call: string };

export interface OutgoingMessage {
  /** May be empty only beside an image or a file. */
  text: string;
  /** At most 5. In groups they become lines of text. */
  buttons?: readonly Button[] | undefined;
  image?: { url: string } | { attachmentId: string } | undefined;
  /** A file uploaded before; its token lives about 7 days. */
  file?: { token: string } | undefined;
  /** The message this one answers. */
  quoteMessageId?: string | undefined;
}
