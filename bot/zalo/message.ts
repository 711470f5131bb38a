import type { Button, OutgoingMessage } from "../../shared/api/message.ts";
import {
  lengthOf,
  maxButtons,
  maxSayLength,
  maxTextLength,
  maxTitleLength,
  OutgoingMessageError,
} from "./message-limits.ts";
import { splitText } from "./split-text.ts";

interface WireMessage {
  text?: string;
  quote_message_id?: string;
  attachment?: { type: "template" | "file"; payload: Readonly<Record<string, unknown>> };
}

export interface PersonBody {
  recipient: { user_id: string };
  message: WireMessage;
}

export interface GroupBody {
  recipient: { group_id: string };
  message: WireMessage;
}

/**
 * The body for one person. The message must fit one wire message (see splitMessage); throws OutgoingMessageError otherwise.
 * Mentions are broken in every text: a person's words that we repeat could else ring the whole group.
 */
export function toPersonBody(userId: string, message: OutgoingMessage): PersonBody {
  const fitting = requireFit(message);
  return { recipient: { user_id: userId }, message: toWire(fitting, fitting.buttons ?? []) };
}

/** As toPersonBody. Groups have no button template (zalo-openapi.md 4): links and choices stand in the text. */
export function toGroupBody(groupId: string, message: OutgoingMessage): GroupBody {
  return { recipient: { group_id: groupId }, message: toWire(requireFit(buttonsToText(message)), []) };
}

/**
 * Makes messages that fit one wire message each, in sending order: a picture or file that cannot travel with the rest, then the text in
 * parts, the buttons under the last one. Throws OutgoingMessageError for more than 5 buttons, over-long titles and the like.
 */
export function splitMessage(message: OutgoingMessage): OutgoingMessage[] {
  requireValidButtons(message.buttons ?? []);
  const { image, file, quoteMessageId } = message;
  const buttons = message.buttons?.length ? message.buttons : undefined;
  const texts = splitText(plainText(message.text), maxTextLength);
  if (buttons && texts.length === 0) throw new OutgoingMessageError("buttons need a text");
  const isImageWithText = image !== undefined && texts.length === 1 && buttons === undefined;

  const parts: OutgoingMessage[] = [];
  if (file) parts.push({ text: "", file });
  if (image && !isImageWithText) parts.push({ text: "", image });
  texts.forEach((text, index) => {
    const isLast = index === texts.length - 1;
    parts.push({
      text,
      ...(isLast && buttons ? { buttons } : {}),
      ...(isImageWithText ? { image } : {}),
      ...(index === 0 && quoteMessageId ? { quoteMessageId } : {}),
    });
  });
  if (parts.length === 0) throw new OutgoingMessageError("a message needs a text, an image or a file");
  return parts;
}

/** As splitMessage, for a group: the buttons become lines first, so that they are counted. */
export function splitGroupMessage(message: OutgoingMessage): OutgoingMessage[] {
  return splitMessage(buttonsToText(message));
}

/** `[@id]` mentions a person and `[@group id]` everyone, wherever it stands in a text. */
export function breakMentions(text: string): string {
  return text.replace(/\[@([\w-]*)\]/g, "(@$1)").replaceAll("[@", "(@");
}

function plainText(text: string): string {
  return breakMentions(text.normalize("NFC"));
}

function requireFit(message: OutgoingMessage): OutgoingMessage {
  const [only, ...more] = splitMessage(message);
  if (only === undefined || more.length > 0) throw new OutgoingMessageError("the message needs splitMessage first");
  return only;
}

function toWire(message: OutgoingMessage, buttons: readonly Button[]): WireMessage {
  const { text, image, file, quoteMessageId } = message;
  const words = text === "" ? {} : { text };
  if (file) return { attachment: { type: "file", payload: { token: file.token } } };
  if (image) return { ...words, attachment: { type: "template", payload: imagePayload(image) } };
  if (buttons.length > 0) {
    return { ...words, attachment: { type: "template", payload: { buttons: buttons.map(toWireButton) } } };
  }
  // Documented beside plain text only.
  return quoteMessageId === undefined ? words : { ...words, quote_message_id: quoteMessageId };
}

function imagePayload(image: { url: string } | { attachmentId: string }) {
  const source = "url" in image ? { url: image.url } : { attachment_id: image.attachmentId };
  return { template_type: "media", elements: [{ media_type: "image", ...source }] };
}

function toWireButton(button: Button) {
  const title = button.title.normalize("NFC");
  if ("say" in button) {
    return { title, type: button.quiet ? "oa.query.hide" : "oa.query.show", payload: button.say.normalize("NFC") };
  }
  if ("open" in button) return { title, type: "oa.open.url", payload: { url: button.open } };
  return { title, type: "oa.open.phone", payload: { phone_code: internationalPhone(button.call) } };
}

/** "0912 345 678" and "+84912345678" become "84912345678"; short numbers such as 1022 stay. */
function internationalPhone(phone: string): string {
  const digits = phone.replace(/[\s.()+-]/g, "");
  return digits.startsWith("0") ? `84${digits.slice(1)}` : digits;
}

function buttonsToText(message: OutgoingMessage): OutgoingMessage {
  const { buttons = [], ...others } = message;
  requireValidButtons(buttons);
  const rest = { ...others, text: others.text.replaceAll("Bấm “", "Nhắn “").replaceAll("bấm “", "nhắn “") };
  if (buttons.length === 0) return rest;
  const choices = buttons.filter((button) => "say" in button).map((button) => `“${button.title}”`);
  const lines = [
    ...(choices.length > 0 ? [`Nhắn riêng cho tài khoản này: ${choices.join(" hoặc ")}`] : []),
    ...buttons.flatMap((button) => {
      if ("open" in button) return [`${button.title}: ${button.open}`];
      return "call" in button ? [`${button.title}: ${button.call}`] : [];
    }),
  ];
  return { ...rest, text: `${rest.text}\n\n${lines.join("\n")}`.trim() };
}

function requireValidButtons(buttons: readonly Button[]): void {
  if (buttons.length > maxButtons) throw new OutgoingMessageError(`${buttons.length} buttons, at most ${maxButtons}`);
  buttons.forEach((button, index) => {
    const fault = buttonFault(button);
    if (fault) throw new OutgoingMessageError(`button ${index + 1}: ${fault}`);
  });
}

function buttonFault(button: Button): string | undefined {
  const titleLength = lengthOf(button.title.normalize("NFC"));
  if (button.title.trim() === "") return "empty title";
  if (titleLength > maxTitleLength) return `title of ${titleLength} characters, at most ${maxTitleLength}`;
  if ("say" in button) {
    const sayLength = lengthOf(button.say.normalize("NFC"));
    if (button.say.trim() === "") return "nothing to say";
    return sayLength > maxSayLength ? `says ${sayLength} characters, at most ${maxSayLength}` : undefined;
  }
  if ("open" in button) return /^https?:\/\/[^\s]+$/.test(button.open) ? undefined : "opens no web address";
  return /^\d{3,15}$/.test(internationalPhone(button.call)) ? undefined : "calls no phone number";
}
