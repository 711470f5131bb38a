import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Vault } from "../../db/vault.ts";

/** Where the bytes of photos are. Several machines must see the same folder. */
export interface PhotoFiles {
  /** Sealed, under a new random name, which is returned; on disk when it is. */
  save(bytes: Buffer): Promise<string>;
  /** Undefined when there is no such file. Throws VaultError when it is not what was saved. */
  read(file: string): Promise<Buffer | undefined>;
  /** Removing what is not there is done already. */
  remove(file: string): Promise<void>;
}

const NAME = /^[0-9a-f]{32}$/;

/** Files of `dataDir`/photos, in 256 folders by the name's first two letters. */
export function createPhotoFiles(dataDir: string, vault: Vault): PhotoFiles {
  const folderOf = (file: string) => join(dataDir, "photos", file.slice(0, 2));
  const pathOf = (file: string) => {
    if (!NAME.test(file)) throw new RangeError("no name of a photo's file");
    return join(folderOf(file), file);
  };
  return {
    async save(bytes) {
      const file = randomBytes(16).toString("hex");
      const path = pathOf(file);
      await mkdir(folderOf(file), { recursive: true, mode: 0o700 });
      // A crash in the middle leaves a name nobody asks for, never half a photo.
      await writeFile(`${path}.part`, vault.sealBytes(bytes), { mode: 0o600 });
      await rename(`${path}.part`, path);
      return file;
    },
    async read(file) {
      const sealed = await readFile(pathOf(file)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw error;
      });
      return sealed && vault.openBytes(sealed);
    },
    remove: (file) => rm(pathOf(file), { force: true }),
  };
}
