import type { Context } from "../context.ts";
import type { Button, TapEffect } from "../protocol.ts";
import { openMiniApp } from "./mini-app.ts";
import { personSays } from "./person-messages.ts";
import { found } from "./refusal.ts";

const MINI_APP_LINK = /^https:\/\/zalo\.me\/s\/[^/?#]+(\/[^?#]*)?/;

/** A person taps a button of an OA's message. Query buttons let the person "say" the payload. */
export function tapButton(ctx: Context, messageId: string, personId: string, index: number): TapEffect {
  const message = found(ctx.world.messages.get(messageId), "tin nhắn");
  const button = found(message.buttons[index], "nút này");
  switch (button.type) {
    case "oa.query.show":
    case "oa.query.hide":
      return say(ctx, message.conversationId, personId, button);
    case "oa.open.url":
      return openAddress(ctx, personId, button.payload, message.conversationId);
    case "oa.open.phone":
      return { kind: "phone", phone: button.payload };
    case "oa.open.sms":
      return { kind: "sms", phone: button.payload, content: button.content ?? "" };
  }
}

function say(ctx: Context, conversationId: string, personId: string, button: Button): TapEffect {
  const [saidId] = personSays(ctx, {
    conversationId,
    personId,
    content: { kind: "text", text: button.payload },
    visible: button.type === "oa.query.show",
  });
  return { kind: "said", messageId: saidId ?? "" };
}

/** Zalo opens `https://zalo.me/s/<mini app>/…` inside itself; so do we with the product's own `/app/`. */
function openAddress(ctx: Context, personId: string, url: string, conversationId: string): TapEffect {
  const oaId = ctx.world.conversations.get(conversationId)?.oaId;
  const appBase = `${ctx.publicUrl}/app`;
  const path = url === appBase || url.startsWith(`${appBase}/`) ? url.slice(appBase.length) : miniAppPath(url);
  if (path === undefined) return { kind: "url", url };
  return { kind: "miniApp", frame: openMiniApp(ctx, personId, { path, ...(oaId !== undefined && { oaId }) }) };
}

function miniAppPath(url: string): string | undefined {
  const match = MINI_APP_LINK.exec(url);
  return match ? `${match[1] ?? "/"}${url.slice(match[0].length)}` : undefined;
}
