import { z } from "zod";
import type { OaSays } from "../actions/oa-messages.ts";
import { stickerUrl } from "../actions/person-messages.ts";
import type { Attachment } from "../protocol.ts";
import { readButtons } from "./buttons.ts";
import type { OaCall } from "./endpoint.ts";
import { checked } from "./parameters.ts";
import { findUpload } from "./uploads.ts";
import { badParameter, overLimit, refusals } from "./zalo-refusal.ts";

/** Code points as received: text in NFD counts more than the same text in NFC (zalo-openapi.md §3.1, §8). */
const MAX_TEXT = 2000;

const elementSchema = z.looseObject({
  media_type: z.string().optional(),
  url: z.string().optional(),
  attachment_id: z.string().optional(),
  width: z.coerce.number().optional(),
  height: z.coerce.number().optional(),
  title: z.string().optional(),
  subtitle: z.string().optional(),
  image_url: z.string().optional(),
  default_action: z.looseObject({ url: z.string().optional() }).optional(),
});

type Element = z.infer<typeof elementSchema>;

export const messageSchema = z.looseObject({
  text: z.string().optional(),
  quote_message_id: z.string().optional(),
  attachment: z
    .looseObject({
      type: z.string(),
      payload: z.looseObject({
        template_type: z.string().optional(),
        token: z.string().optional(),
        elements: z.array(elementSchema).optional(),
        buttons: z.array(z.unknown()).optional(),
      }),
    })
    .optional(),
});

type WireMessage = z.infer<typeof messageSchema>;

/** Reads `message` of a send call; throws Zalo's refusal for what Zalo refuses. `where`: groups take no buttons and cards. */
export function readMessage(call: OaCall, message: WireMessage, where: "direct" | "group"): OaSays {
  const text = readText(message);
  const quote = readQuote(call, message);
  const attachment = message.attachment;
  if (!attachment) {
    if (text === undefined) throw badParameter("message.text");
    return { text, ...quote };
  }
  const { attachments, buttons } = readAttachment(call, attachment, where);
  if (attachments.length === 0 && text === undefined) throw badParameter("message.text");
  return { ...(text !== undefined && { text }), ...quote, attachments, buttons };
}

function readText(message: WireMessage): string | undefined {
  if (message.text === undefined) return undefined;
  if (message.text.trim() === "") throw badParameter("message.text");
  if ([...message.text].length > MAX_TEXT) throw overLimit("message.text");
  return message.text;
}

function readQuote(call: OaCall, message: WireMessage): Pick<OaSays, "quote"> {
  if (message.quote_message_id === undefined) return {};
  const quoted = call.ctx.world.messages.get(message.quote_message_id);
  if (!quoted) throw badParameter("quote_message_id");
  return { quote: { messageId: quoted.id, text: quoted.text ?? "" } };
}

type WireAttachment = NonNullable<WireMessage["attachment"]>;

function readAttachment(call: OaCall, attachment: WireAttachment, where: "direct" | "group") {
  const { payload } = attachment;
  if (attachment.type === "file") return { attachments: [readFile(call, payload.token)], buttons: [] };
  if (attachment.type !== "template") throw badParameter("attachment.type");
  if (payload.template_type === "media") {
    return {
      attachments: [readMedia(call, onlyElement(payload.elements))],
      buttons: readButtons(payload.buttons, where),
    };
  }
  if (where === "group") throw refusals.unsupportedMessage();
  if (payload.template_type === "request_user_info") {
    return { attachments: [readInfoCard(onlyElement(payload.elements))], buttons: [] };
  }
  if (payload.template_type === "list") {
    return { attachments: [readList(payload.elements)], buttons: readButtons(payload.buttons, where) };
  }
  if (payload.template_type !== undefined && payload.template_type !== "button") throw refusals.unsupportedMessage();
  if (!payload.buttons?.length) throw badParameter("payload.buttons");
  return { attachments: [], buttons: readButtons(payload.buttons, where) };
}

function onlyElement(elements: Element[] | undefined): Element {
  const [element, ...others] = elements ?? [];
  if (!element) throw badParameter("payload.elements");
  if (others.length > 0) throw overLimit("payload.elements");
  return element;
}

/** An image, gif or sticker: either by address or by the id an upload gave. */
function readMedia(call: OaCall, element: Element): Attachment {
  const { media_type: mediaType, url, attachment_id: attachmentId } = element;
  if (mediaType === "sticker") {
    if (attachmentId === undefined) throw badParameter("attachment_id");
    return { kind: "sticker", stickerId: attachmentId, url: stickerUrl(attachmentId) };
  }
  if (mediaType !== "image" && mediaType !== "gif") throw refusals.unsupportedMessage();
  if ((url === undefined) === (attachmentId === undefined)) throw badParameter("url or attachment_id");
  if (mediaType === "gif" && !(element.width && element.height)) throw badParameter("width, height");
  const address = attachmentId === undefined ? webAddress(url) : findUpload(call, attachmentId, mediaType).url;
  return { kind: mediaType, url: address, thumbnailUrl: address };
}

function readFile(call: OaCall, token: string | undefined): Attachment {
  if (token === undefined) throw badParameter("payload.token");
  const upload = findUpload(call, token, "file");
  const extension = upload.name.slice(upload.name.lastIndexOf(".") + 1).toLowerCase();
  return {
    kind: "file",
    url: upload.url,
    name: upload.name,
    sizeBytes: upload.sizeBytes,
    extension,
    checksum: upload.checksum,
  };
}

/** Lengths: zalo-openapi.md §3.1. */
function readInfoCard(element: Element): Attachment {
  const { title, subtitle, image_url: imageUrl } = checked(element, infoCardSchema);
  if ([...title].length > 100) throw overLimit("title");
  if ([...subtitle].length > 500) throw overLimit("subtitle");
  return { kind: "requestInfo", title, subtitle, imageUrl: webAddress(imageUrl) };
}

const infoCardSchema = z.looseObject({ title: z.string().min(1), subtitle: z.string().min(1), image_url: z.string() });

function readList(elements: Element[] | undefined): Attachment {
  if (!elements?.length) throw badParameter("payload.elements");
  return {
    kind: "list",
    elements: elements.map((element) => ({
      title: element.title ?? "",
      subtitle: element.subtitle ?? "",
      imageUrl: element.image_url ?? "",
      ...(element.default_action?.url !== undefined && { url: element.default_action.url }),
    })),
  };
}

export function webAddress(url: string | undefined): string {
  if (url === undefined || !/^https?:\/\/[^\s/]+/.test(url)) throw badParameter("url");
  return url;
}
