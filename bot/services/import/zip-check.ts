import type { FileHandle } from "node:fs/promises";
import { ImportFileError } from "./import-error.ts";

/** An .xlsx of 350,000 people unpacks to about 90 MB; a bomb to far more. */
const MOST_UNPACKED_BYTES = 400 * 1024 * 1024;
const MOST_RATIO = 100;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * Adds up the sizes that the zip's central directory declares before anything is unpacked.
 * Throws ImportFileError for a damaged archive and for one that unpacks to too much.
 */
export async function checkZip(file: FileHandle, size: number): Promise<void> {
  const tail = await readAt(file, Math.max(0, size - END_BYTES - LONGEST_COMMENT), size);
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end -= 1;
  if (end < 0) throw damaged();
  const directorySize = tail.readUInt32LE(end + 12);
  const directoryStart = tail.readUInt32LE(end + 16);
  if (directoryStart + directorySize > size) throw damaged();
  const unpacked = declaredSize(await readAt(file, directoryStart, directoryStart + directorySize));
  if (unpacked > MOST_UNPACKED_BYTES || unpacked > Math.max(size * MOST_RATIO, 1024 * 1024)) {
    throw new ImportFileError("Tệp nén nở ra quá lớn nên không được mở; hãy lưu lại bảng thành tệp .xlsx mới.");
  }
}

function declaredSize(directory: Buffer): number {
  let total = 0;
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged();
    total += directory.readUInt32LE(at + 24);
    at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return total;
}

async function readAt(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  return buffer.subarray(0, bytesRead);
}

function damaged(): ImportFileError {
  return new ImportFileError("Tệp .xlsx bị hỏng; hãy mở bằng Excel rồi lưu lại.");
}
