import { cleanJpeg } from "./clean-jpeg.ts";
import { cleanPng } from "./clean-png.ts";
import { cleanWebp } from "./clean-webp.ts";
import type { Cleaned } from "./cleaned.ts";
import { PhotoRefusedError } from "./photo-refused-error.ts";

export interface CleanPhoto extends Cleaned {
  mime: "image/jpeg" | "image/png" | "image/webp";
}

/** Larger ones are no photos of a phone (200 megapixels at most), and could choke whoever looks at them. */
const MOST_PIXELS = 200_000_000;

/**
 * The picture without what travels with it: place, time, camera, thumbnails, texts, anything after its end. Its type is read from
 * the bytes, never believed. Throws PhotoRefusedError.
 */
export function cleanPhoto(bytes: Buffer): CleanPhoto {
  const photo = read(bytes);
  if (photo.width === 0 || photo.height === 0) throw new PhotoRefusedError("broken");
  if (photo.width * photo.height > MOST_PIXELS) throw new PhotoRefusedError("too_large");
  return photo;
}

function read(bytes: Buffer): CleanPhoto {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return { ...cleanJpeg(bytes), mime: "image/jpeg" };
  if (bytes.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1")))
    return { ...cleanPng(bytes), mime: "image/png" };
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP")
    return { ...cleanWebp(bytes), mime: "image/webp" };
  throw new PhotoRefusedError("not_a_photo");
}
