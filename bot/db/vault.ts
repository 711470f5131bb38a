import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "v1:";

/** Encrypts tokens and personal fields at rest, and makes the fingerprints that equality look-ups use. */
export type Vault = {
  /** `v1:` and base64 of nonce, ciphertext and tag (AES-256-GCM). The same text gives another result each time. */
  seal(plain: string): string;
  /** Throws VaultError when the text was sealed with another key, or changed. */
  open(sealed: string): string;
  /** The same for a file: nonce, ciphertext and tag. */
  sealBytes(plain: Buffer): Buffer;
  /** Throws VaultError as `open` does. */
  openBytes(sealed: Buffer): Buffer;
  /** HMAC-SHA-256 in hex of a value of one kind ("phone"); equal values of a kind have equal fingerprints. Normalise before. */
  fingerprint(kind: string, value: string): string;
};

/** A sealed value cannot be read with this key. The message never holds the value. */
export class VaultError extends Error {
  override name = "VaultError";
}

/** `key`: the 32 bytes of SECRETS_KEY. Sealing and fingerprints use separate keys derived from it. */
export function createVault(key: Buffer): Vault {
  const sealingKey = derive(key, "to-so sealing v1");
  const fingerprintKey = derive(key, "to-so fingerprints v1");
  const sealBytes = (plain: Buffer) => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", sealingKey, nonce);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const openBytes = (sealed: Buffer) => {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new VaultError("a sealed value is cut short");
    const decipher = createDecipheriv("aes-256-gcm", sealingKey, sealed.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    } catch (cause) {
      throw new VaultError("a sealed value was changed, or SECRETS_KEY is not the one it was sealed with", { cause });
    }
  };
  return {
    sealBytes,
    openBytes,
    seal: (plain) => VERSION + sealBytes(Buffer.from(plain, "utf8")).toString("base64"),
    open(sealed) {
      if (!sealed.startsWith(VERSION)) throw new VaultError("not a sealed value");
      return openBytes(Buffer.from(sealed.slice(VERSION.length), "base64")).toString("utf8");
    },
    fingerprint(kind, value) {
      return createHmac("sha256", fingerprintKey).update(`${kind}\0${value}`).digest("hex");
    },
  };
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, Buffer.alloc(0), purpose, 32));
}
