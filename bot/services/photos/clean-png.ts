import type { Cleaned } from "./cleaned.ts";
import { PhotoRefusedError } from "./photo-refused-error.ts";

const SIGNATURE_BYTES = 8;
/** What draws the picture: pixels, palette, transparency, brightness. Texts, times, Exif and what programs add are not here. */
const DRAWING = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD"]);

/** ISO/IEC 15948: chunks of length, name, data, CRC. What stands after IEND goes too. */
export function cleanPng(bytes: Buffer): Cleaned {
  const kept = [bytes.subarray(0, SIGNATURE_BYTES)];
  let size = { width: 0, height: 0 };
  let hasPixels = false;
  for (let at = SIGNATURE_BYTES; ; ) {
    if (at + 12 > bytes.length) throw new PhotoRefusedError("broken");
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new PhotoRefusedError("broken");
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (name === "IHDR" && end - at >= 25)
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    hasPixels ||= name === "IDAT";
    if (DRAWING.has(name)) kept.push(bytes.subarray(at, end));
    if (name === "IEND") break;
    at = end;
  }
  if (!hasPixels) throw new PhotoRefusedError("broken");
  return { bytes: Buffer.concat(kept), ...size };
}
