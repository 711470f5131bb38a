import { z } from "zod";
import type { Button } from "../protocol.ts";
import { checked } from "./parameters.ts";
import { badParameter, overLimit, refusals } from "./zalo-refusal.ts";

/** zalo-openapi.md §3.1. */
const MAX_BUTTONS = 5;
const MAX_TITLE = 100;
const MAX_QUERY = 1000;

const buttonSchema = z.looseObject({ title: z.string().min(1), type: z.string(), payload: z.unknown() });
const urlSchema = z.looseObject({ url: z.string() });
const phoneSchema = z.looseObject({ phone_code: z.string().regex(/^84\d{8,10}$/) });
const smsSchema = phoneSchema.extend({ content: z.string() });

/** No page of Zalo's describes buttons in groups, so groups refuse them here: nobody comes to rely on them. */
export function readButtons(buttons: unknown[] | undefined, where: "direct" | "group"): Button[] {
  if (!buttons?.length) return [];
  if (where === "group") throw refusals.unsupportedMessage();
  if (buttons.length > MAX_BUTTONS) throw overLimit("buttons");
  return buttons.map(readButton);
}

function readButton(wire: unknown): Button {
  const { title, type, payload } = checked(wire, buttonSchema);
  if ([...title].length > MAX_TITLE) throw overLimit("button title");
  switch (type) {
    case "oa.query.show":
    case "oa.query.hide":
      return { title, type, payload: readQuery(payload) };
    case "oa.open.url":
      return { title, type, payload: readUrl(payload) };
    case "oa.open.phone":
      return { title, type, payload: checked(payload, phoneSchema).phone_code };
    case "oa.open.sms": {
      const sms = checked(payload, smsSchema);
      return { title, type, payload: sms.phone_code, content: sms.content };
    }
    default:
      throw badParameter("button type");
  }
}

function readQuery(payload: unknown): string {
  const query = checked(payload, z.string().min(1));
  if ([...query].length > MAX_QUERY) throw overLimit("button payload");
  return query;
}

function readUrl(payload: unknown): string {
  const { url } = checked(payload, urlSchema);
  if (!/^https?:\/\/[^\s/]+/.test(url)) throw badParameter("button url");
  return url;
}
