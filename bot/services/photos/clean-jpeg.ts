import type { Cleaned } from "./cleaned.ts";
import { exifOrientation, orientationSegment } from "./jpeg-orientation.ts";
import { PhotoRefusedError } from "./photo-refused-error.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
/** Says how the colours are coded; without it some pictures turn green. Holds nothing else. */
const APP14_ADOBE = 0xee;

/** Frame headers SOF0…SOF15; the other three numbers are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Markers without a length: TEM and RST0…RST7. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
/** APP0…APP15 and COM: everything a camera or a program tells about the picture. */
const isTold = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

/** ITU-T T.81, Annex B: markers with their segments, entropy-coded data after each SOS. What stands after EOI goes too. */
export function cleanJpeg(bytes: Buffer): Cleaned {
  const kept: Buffer[] = [];
  let size = { width: 0, height: 0 };
  let orientation = 1;
  let at = 2;
  for (;;) {
    const marker = markerAt(bytes, at);
    at = marker.end;
    if (marker.code === EOI) break;
    if (isBare(marker.code)) continue;
    const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0;
    const end = at + length;
    if (length < 2 || end > bytes.length) throw new PhotoRefusedError("broken");
    const content = bytes.subarray(at + 2, end);
    if (marker.code === APP1) orientation = exifOrientation(content) ?? orientation;
    if (isFrame(marker.code)) size = frameSize(content);
    const dataEnd = marker.code === SOS ? endOfScan(bytes, end) : end;
    const isKept = !isTold(marker.code) || (marker.code === APP14_ADOBE && isAdobe(content));
    if (isKept) kept.push(Buffer.from([0xff, marker.code]), bytes.subarray(at, dataEnd));
    at = dataEnd;
  }
  const turned = orientation === 1 ? [] : [orientationSegment(orientation)];
  const clean = Buffer.concat([Buffer.from([0xff, SOI]), ...turned, ...kept, Buffer.from([0xff, EOI])]);
  return { bytes: clean, ...size };
}

/** Any number of 0xFF may stand before a marker's code. */
function markerAt(bytes: Buffer, at: number): { code: number; end: number } {
  if (bytes[at] !== 0xff) throw new PhotoRefusedError("broken");
  let end = at + 1;
  while (bytes[end] === 0xff) end += 1;
  const code = bytes[end];
  if (code === undefined || code === 0) throw new PhotoRefusedError("broken");
  return { code, end: end + 1 };
}

/** Where the next marker begins: in the data 0xFF is followed by 0x00, or by a restart marker. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !isBare(next)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  throw new PhotoRefusedError("broken");
}

function frameSize(content: Buffer): { width: number; height: number } {
  if (content.length < 6) throw new PhotoRefusedError("broken");
  return { height: content.readUInt16BE(1), width: content.readUInt16BE(3) };
}

function isAdobe(content: Buffer): boolean {
  return content.length === 12 && content.toString("latin1", 0, 5) === "Adobe";
}
