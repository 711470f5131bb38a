import type { Media, MessageContent } from "../../../protocol.ts";
import { control } from "../control.ts";

type Send = (content: MessageContent) => Promise<void>;

/** Puts files into the sandbox and sends each as what a phone would make of it; pictures together, with the text. */
export async function sendFiles(files: readonly File[], text: string, send: Send): Promise<void> {
  const pictures = files.filter(({ type }) => type.startsWith("image/") && type !== "image/gif");
  if (pictures.length > 0) {
    const urls = (await Promise.all(pictures.map(control.upload))).map(({ url }) => url);
    await send({ kind: "images", urls, ...(text ? { text } : {}) });
  }
  for (const file of files.filter((candidate) => !pictures.includes(candidate))) {
    await send(contentOf(file, await control.upload(file)));
  }
}

function contentOf({ type }: File, { url, name, sizeBytes, checksum }: Media): MessageContent {
  if (type === "image/gif") return { kind: "gif", url };
  if (type.startsWith("audio/")) return { kind: "audio", url };
  if (type.startsWith("video/")) return { kind: "video", url };
  return { kind: "file", url, name, sizeBytes, checksum };
}

const RATE = 8_000;
const SAMPLES = RATE / 2;
const TONE_HZ = 330;

/** Half a second of a tone: stands for something said. */
export function voiceSample(): File {
  const wave = new DataView(new ArrayBuffer(SAMPLES));
  for (let at = 0; at < SAMPLES; at++) wave.setUint8(at, 128 + 40 * Math.sin((at / RATE) * 2 * Math.PI * TONE_HZ));
  return new File([wavHeader(), wave], "tin-thoai.wav", { type: "audio/wav" });
}

/** PCM, one channel, one byte a sample; the words spell RIFF, WAVE, fmt and data. */
function wavHeader(): DataView<ArrayBuffer> {
  const header = new DataView(new ArrayBuffer(44));
  const bigEndian = { 0: 0x52494646, 8: 0x57415645, 12: 0x666d7420, 36: 0x64617461 };
  for (const [at, word] of Object.entries(bigEndian)) header.setUint32(Number(at), word);
  const littleEndian = { 4: 36 + SAMPLES, 16: 16, 24: RATE, 28: RATE, 40: SAMPLES };
  for (const [at, value] of Object.entries(littleEndian)) header.setUint32(Number(at), value, true);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    header.setUint16(at, value, true);
  return header;
}
