import type { AlbumPlace, Attachment } from "../../shared/api/inbound-event.ts";
import { isObject, type LooseObject, toId, toList, toNumber, toObject, toText } from "./lenient.ts";
import { readJson } from "./read-json.ts";

/** `attachments: [{ type: "image", payload: { thumbnail, url } }]`; what cannot be read is kept as it came. */
export function parseAttachments(message: LooseObject): Attachment[] {
  return toList(message.attachments).map((item) => {
    const type = toText(toObject(item).type) ?? "";
    const payload = toObject(item).payload;
    return (
      parseAttachment(type, toObject(payload), toText(message.text)) ?? {
        type: "unknown",
        name: type,
        payload: payload ?? item,
      }
    );
  });
}

function parseAttachment(type: string, payload: LooseObject, text: string | undefined): Attachment | undefined {
  const url = toText(payload.url);
  const thumbnailUrl = toText(payload.thumbnail);
  const description = toText(payload.description);
  if (type === "sticker") return { type, id: toId(payload.id), url };
  if (type === "location") return parseLocation(toObject(payload.coordinates));
  if (type === "link") {
    const card = parseContactCard(payload, text);
    if (card) return card;
  }
  if (url === undefined) return undefined;
  switch (type) {
    case "image":
    case "multi_image":
      return { type: "image", url, thumbnailUrl, album: parseAlbumPlace(payload) };
    case "gif":
      return { type, url, thumbnailUrl };
    case "video":
      return { type, url, thumbnailUrl, description };
    case "audio":
      return { type, url };
    case "link":
      return { type, url, title: toText(payload.title), description, thumbnailUrl };
    case "file":
      return {
        type,
        url,
        name: toText(payload.name),
        sizeBytes: toNumber(payload.size),
        extension: toText(payload.type),
        md5: toText(payload.checksum),
      };
    default:
      return undefined;
  }
}

/** Counts are text: `{ album_id, id_in_album: "1", total_item_in_album: "3" }`. */
function parseAlbumPlace(payload: LooseObject): AlbumPlace | undefined {
  const id = toId(payload.album_id);
  if (id === undefined) return undefined;
  return { id, position: toNumber(payload.id_in_album), total: toNumber(payload.total_item_in_album) };
}

/** `{ latitude: "10.7642473", longitude: "106.6564314" }`, as text or numbers. */
function parseLocation(coordinates: LooseObject): Attachment | undefined {
  const latitude = toNumber(coordinates.latitude);
  const longitude = toNumber(coordinates.longitude);
  if (latitude === undefined || longitude === undefined) return undefined;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return { type: "location", latitude, longitude };
}

/** A card is a link whose description is JSON inside a string: `"{\"phone\":\"849…\",\"qrCodeUrl\":\"https://…\"}"`. */
function parseContactCard(payload: LooseObject, text: string | undefined): Attachment | undefined {
  const description = toText(payload.description);
  if (!description?.trimStart().startsWith("{")) return undefined;
  let card: unknown;
  try {
    card = readJson(description);
  } catch {
    // An ordinary link may well have a description that begins with a brace.
    return undefined;
  }
  if (!isObject(card) || !("phone" in card || "qrCodeUrl" in card)) return undefined;
  return {
    type: "contact_card",
    name: text?.normalize("NFC").trim(),
    phone: toId(card.phone) ?? toText(card.phone),
    url: toText(payload.url),
  };
}
