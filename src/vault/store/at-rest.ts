import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { vaultError } from "../errors.ts";

/** Encrypts what is kept, and decrypts it. */
export interface AtRest {
  /** @param place What the secret is of: it opens nowhere else. */
  close(secret: Uint8Array, place: string): Uint8Array;
  /** @throws `VAULT_STORE_DAMAGED` for what was altered, or was closed under another place or key. */
  open(closed: Uint8Array, place: string): Uint8Array;
  /** Tells whether two keys are the same, and nothing of the key. */
  readonly check: string;
}

const IV = 12;
const TAG = 16;

/**
 * Encryption of a vault's secrets under the key of its key file: AES-256-GCM, a fresh random nonce each, bound to their place. The key
 * that encrypts is derived, so that `check` is under another one.
 */
export function atRest(key: Uint8Array): AtRest {
  const derive = (purpose: string) => createHmac("sha256", key).update(`tallystick/vault/${purpose}/v1`).digest();
  const encryption = derive("at-rest");
  return {
    check: derive("check").toString("hex"),
    close(secret, place) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv("aes-256-gcm", encryption, iv).setAAD(Buffer.from(place));
      const hidden = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), hidden]);
    },
    open(closed, place) {
      try {
        const [iv, tag] = [closed.subarray(0, IV), closed.subarray(IV, IV + TAG)];
        const decipher = createDecipheriv("aes-256-gcm", encryption, iv, { authTagLength: TAG });
        decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
        return Buffer.concat([decipher.update(closed.subarray(IV + TAG)), decipher.final()]);
      } catch {
        throw vaultError("VAULT_STORE_DAMAGED", `what is stored of ${place} does not open`, { field: place });
      }
    },
  };
}

/** The key in a key file. @throws `VAULT_KEY_INVALID`, which never shows it. */
export function readVaultKey(content: string): Uint8Array {
  const text = content.trim();
  if (/^0x[0-9a-f]{64}$/.test(text)) return Buffer.from(text.slice(2), "hex");
  const values = { field: "keyFile", value: "(kept back)", expected: "32 bytes in hex" };
  throw vaultError("VAULT_KEY_INVALID", "the key file should hold 32 bytes in hex", values);
}

/** The text of a key file. */
export const newVaultKey = (): string => `0x${randomBytes(32).toString("hex")}\n`;
