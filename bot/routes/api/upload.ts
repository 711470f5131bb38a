import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FastifyRequest } from "fastify";
import { HttpError } from "../http-error.ts";

export interface Upload {
  path: string;
  /** SHA-256 of its bytes, hex. */
  digest: string;
}

/**
 * Writes the one file of a multipart request to a folder of its own, and removes it whatever happens: it holds names and
 * phone numbers. Throws HttpError when there is no file or it is too large.
 */
export async function withUpload<T>(request: FastifyRequest, work: (upload: Upload) => Promise<T>): Promise<T> {
  if (!request.isMultipart()) throw noFile();
  // A body that says it is a form and is none has no file either.
  const part = await request.file().catch((error: Error & { statusCode?: number }) => {
    if (error.statusCode !== undefined) throw error;
    return undefined;
  });
  if (!part) throw noFile();
  const folder = await mkdtemp(join(tmpdir(), "to-so-upload-"));
  try {
    const path = join(folder, "sheet");
    const hash = createHash("sha256");
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(part.file, hashing, createWriteStream(path, { mode: 0o600 }));
    if (part.file.truncated) {
      throw new HttpError(
        413,
        "too_large",
        "Tệp lớn quá 20 MB; hãy chia thành nhiều tệp, hoặc nhờ người quản trị nhập.",
      );
    }
    return await work({ path, digest: hash.digest("hex") });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function noFile(): HttpError {
  return new HttpError(400, "no_file", "Chưa có tệp nào; xin chọn tệp .xlsx hoặc .csv.");
}
