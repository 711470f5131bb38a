import type { Cleaned } from "./cleaned.ts";
import { PhotoRefusedError } from "./photo-refused-error.ts";

const HEAD_BYTES = 12;
const DRAWING = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF"]);
/** Of VP8X: colour profile, Exif and XMP follow. They no longer do. */
const TOLD_FLAGS = 0x20 | 0x08 | 0x04;

interface Chunk {
  name: string;
  data: Buffer;
}

/** RFC 9649: a RIFF of chunks, each filled up to an even length. What stands after the RIFF's end goes too. */
export function cleanWebp(bytes: Buffer): Cleaned {
  const chunks = readChunks(bytes).filter(({ name }) => DRAWING.has(name));
  const size = sizeOf(chunks);
  const kept = chunks.map(({ name, data }) => (name === "VP8X" ? { name, data: withoutTold(data) } : { name, data }));
  const body = Buffer.concat([Buffer.from("WEBP", "latin1"), ...kept.map(writeChunk)]);
  return { bytes: writeChunk({ name: "RIFF", data: body }), ...size };
}

function readChunks(bytes: Buffer): Chunk[] {
  const total = Math.min(bytes.length, bytes.readUInt32LE(4) + 8);
  const chunks: Chunk[] = [];
  for (let at = HEAD_BYTES; at + 8 <= total; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > total) throw new PhotoRefusedError("broken");
    chunks.push({ name: bytes.toString("latin1", at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function writeChunk({ name, data }: Chunk): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

function withoutTold(data: Buffer): Buffer {
  const plain = Buffer.from(data);
  plain[0] = (plain[0] ?? 0) & ~TOLD_FLAGS;
  return plain;
}

function sizeOf(chunks: readonly Chunk[]): { width: number; height: number } {
  const find = (name: string, least: number) =>
    chunks.find((chunk) => chunk.name === name && chunk.data.length >= least)?.data;
  const extended = find("VP8X", 10);
  if (extended) return { width: extended.readUIntLE(4, 3) + 1, height: extended.readUIntLE(7, 3) + 1 };
  const lossy = find("VP8 ", 10);
  if (lossy) return { width: lossy.readUInt16LE(6) & 0x3fff, height: lossy.readUInt16LE(8) & 0x3fff };
  const lossless = find("VP8L", 5);
  if (!lossless) throw new PhotoRefusedError("broken");
  const bits = lossless.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
