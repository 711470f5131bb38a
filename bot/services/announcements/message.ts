import type { OutgoingMessage } from "../../../shared/api/message.ts";
import { type Commune, controllerOf, scamWarning } from "../communes.ts";
import type { RecipientKind } from "../outbox/outbox.ts";

/** With the heading and the lines below under 2,000 characters. */
export const longestText = 1_500;

interface Said {
  id: number;
  text: string;
  urgent: boolean;
  imageUrl: string | undefined;
  asksAcknowledgement: boolean;
}

/** Exactly what recipients read: who speaks, what, the line against fraud, and how to say that it was read. */
export function messageOf(commune: Pick<Commune, "name" | "settings">, to: RecipientKind, said: Said): OutgoingMessage {
  const heading = `${said.urgent ? "THÔNG BÁO KHẨN" : "THÔNG BÁO"} của ${controllerOf(commune)}`;
  // Groups have no buttons (zalo-openapi.md 4).
  const inGroup = said.asksAcknowledgement && to === "group";
  const asks = inGroup ? "Tổ đã nắm, xin nhắc tên Zalo này trong nhóm và nhắn “đã nắm”." : undefined;
  return {
    text: [heading, said.text, asks, scamWarning(commune)].filter(Boolean).join("\n\n"),
    ...(said.imageUrl === undefined ? {} : { image: { url: said.imageUrl } }),
    ...(said.asksAcknowledgement && to === "person" ? { buttons: [acknowledgeButton(said.id)] } : {}),
  };
}

/** To those who got it and did not say so. */
export function nudgeOf(commune: Pick<Commune, "name" | "settings">, to: RecipientKind, said: Said): OutgoingMessage {
  const ask = to === "group" ? "Tổ đã nắm, xin nhắc tên Zalo này và nhắn “đã nắm”." : "Đã nắm, xin bấm nút dưới đây.";
  return {
    text: `${controllerOf(commune)} chưa thấy trả lời thông báo ${quoted(said.text, 120)}.\n${ask}`,
    ...(to === "person" ? { buttons: [acknowledgeButton(said.id)] } : {}),
  };
}

/** The beginning of a text in quotation marks, at most so many characters of it. */
export function quoted(text: string, longest: number): string {
  const letters = [...text];
  return letters.length > longest
    ? `“${letters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…”`
    : `“${text}”`;
}

function acknowledgeButton(id: number) {
  return { title: "Đã nắm", say: `đã nắm ${id}` };
}
