import type { Attachment } from "../protocol.ts";

interface WireAttachment {
  payload: Record<string, unknown>;
  type: string;
}

/** `message.attachments` of an event (zalo-openapi.md §1.6). Counts, sizes and coordinates are strings, as Zalo's. */
export function wireAttachments(attachments: Attachment[]): WireAttachment[] {
  return attachments.flatMap(wireAttachment);
}

function wireAttachment(attachment: Attachment): WireAttachment | WireAttachment[] {
  switch (attachment.kind) {
    case "image":
      return wireImage(attachment);
    case "gif":
      return { payload: { thumbnail: attachment.thumbnailUrl, url: attachment.url }, type: "gif" };
    case "file":
      return {
        payload: {
          size: String(attachment.sizeBytes),
          name: attachment.name,
          checksum: attachment.checksum,
          type: attachment.extension,
          url: attachment.url,
        },
        type: "file",
      };
    case "audio":
      return { payload: { url: attachment.url }, type: "audio" };
    case "video":
      return {
        payload: { thumbnail: attachment.thumbnailUrl, description: attachment.description, url: attachment.url },
        type: "video",
      };
    case "sticker":
      return { payload: { id: attachment.stickerId, url: attachment.url }, type: "sticker" };
    case "location":
      return {
        payload: { coordinates: { latitude: attachment.latitude, longitude: attachment.longitude } },
        type: "location",
      };
    default:
      return wireLinkLike(attachment);
  }
}

function wireImage(image: Extract<Attachment, { kind: "image" | "gif" }>): WireAttachment {
  const payload = { thumbnail: image.thumbnailUrl, url: image.url };
  if (!image.album) return { payload, type: "image" };
  return {
    payload: {
      ...payload,
      album_id: image.album.id,
      id_in_album: String(image.album.index),
      total_item_in_album: String(image.album.total),
    },
    type: "multi_image",
  };
}

type LinkLike = Extract<
  Attachment,
  { kind: "link" | "businessCard" | "list" | "requestInfo" | "article" | "template" }
>;

function wireLinkLike(attachment: LinkLike): WireAttachment | WireAttachment[] {
  switch (attachment.kind) {
    case "link":
      return link(attachment.thumbnailUrl, attachment.description, attachment.url);
    case "businessCard":
      // The phone hides in JSON inside a string; that is how Zalo sends contact cards.
      return link(
        attachment.qrCodeUrl,
        JSON.stringify({ phone: attachment.phone, qrCodeUrl: attachment.qrCodeUrl }),
        attachment.qrCodeUrl,
      );
    case "list":
      return attachment.elements.map((element) => link(element.imageUrl, element.title, element.url ?? ""));
    case "requestInfo":
      return zinstant("request_user_info", attachment.title, "");
    case "article":
      return zinstant(attachment.articleId, "", "");
    case "template":
      return zinstant(attachment.templateId, attachment.text, "");
  }
}

function link(thumbnail: string, description: string, url: string): WireAttachment {
  return { payload: { thumbnail, description, url }, type: "link" };
}

function zinstant(id: string, text: string, linkUrl: string): WireAttachment {
  return { payload: { zinstant_id: id, text, link_url: linkUrl, checksum: "" }, type: "template" };
}
