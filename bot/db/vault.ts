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
  return {
    seal(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", sealingKey, nonce);
      const sealed = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return VERSION + sealed.toString("base64");
    },
    open(sealed) {
      if (!sealed.startsWith(VERSION)) throw new VaultError("not a sealed value");
      const bytes = Buffer.from(sealed.slice(VERSION.length), "base64");
      if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new VaultError("a sealed value is cut short");
      const decipher = createDecipheriv("aes-256-gcm", sealingKey, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
      } catch (cause) {
        throw new VaultError("a sealed value was changed, or SECRETS_KEY is not the one it was sealed with", { cause });
      }
    },
    fingerprint(kind, value) {
      return createHmac("sha256", fingerprintKey).update(`${kind}\0${value}`).digest("hex");
    },
  };
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, Buffer.alloc(0), purpose, 32));
}
