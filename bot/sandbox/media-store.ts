import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Served as what they are; anything else only as a download, so that nothing uploaded runs as a page of ours. */
const TYPES: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  pdf: "application/pdf",
  mp4: "video/mp4",
  m4a: "audio/mp4",
  aac: "audio/aac",
  amr: "audio/amr",
};

export interface StoredMedia {
  url: string;
  name: string;
  sizeBytes: number;
  /** MD5, as Zalo's `checksum`. */
  checksum: string;
}

/** Files people and the product sent, on disk under names of our own making: `<uuid>.<extension>`. */
export class MediaStore {
  readonly #directory: string;
  readonly #baseUrl: string;

  constructor(directory: string, baseUrl: string) {
    this.#directory = directory;
    this.#baseUrl = baseUrl;
  }

  async save(name: string, bytes: Buffer): Promise<StoredMedia> {
    const extension = extensionOf(name);
    const file = extension ? `${randomUUID()}.${extension}` : randomUUID();
    await mkdir(this.#directory, { recursive: true });
    await writeFile(join(this.#directory, file), bytes);
    return {
      url: `${this.#baseUrl}/${file}`,
      name,
      sizeBytes: bytes.length,
      checksum: createHash("md5").update(bytes).digest("hex"),
    };
  }

  /** Undefined when there is no such file. */
  async read(file: string): Promise<{ bytes: Buffer; type: string | undefined } | undefined> {
    if (!/^[0-9a-f-]{36}(\.[a-z0-9]{1,8})?$/.test(file)) return undefined;
    const path = join(this.#directory, file);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    return { bytes: await readFile(path), type: TYPES[extensionOf(file)] };
  }

  async clear(): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true });
  }
}

/** Lower case, letters and digits only; empty when the name has none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
