import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { type Form, is, list, object, text, whole } from "../../sdk/core/json/json-form.ts";
import { registrarError } from "../errors.ts";
import type { Epoch } from "./epochs.ts";

/** What is in a key file, in the clear or encrypted. */
interface ClearFile {
  readonly tallystickRegistrarKeys: 1;
  readonly epochs: readonly Epoch[];
}

interface EncryptedFile {
  readonly tallystickRegistrarKeys: 1;
  readonly crypto: {
    readonly kdf: "scrypt";
    readonly n: number;
    readonly r: number;
    readonly p: number;
    readonly salt: string;
    readonly cipher: "aes-256-gcm";
    readonly iv: string;
    readonly tag: string;
    readonly text: string;
  };
}

/** As strong as Ethereum's clients encrypt keys. */
const SCRYPT = { n: 2 ** 17, r: 8, p: 1 };
const MEMORY = 256 * 2 ** 20;

const secret = is((value) => /^0x[0-9a-f]{64}$/.test(String(value)), "32 bytes in hex");
const base64 = is((value) => typeof value === "string" && /^[A-Za-z0-9+/]*={0,2}$/.test(value), "Base64");
const only = (value: unknown): Form => is((given) => given === value, JSON.stringify(value));
const CLEAR = object({
  tallystickRegistrarKeys: only(1),
  epochs: list(object({ epoch: whole, since: text, secret })),
});
const ENCRYPTED = object({
  tallystickRegistrarKeys: only(1),
  crypto: object({
    kdf: only("scrypt"),
    n: only(SCRYPT.n),
    r: only(SCRYPT.r),
    p: only(SCRYPT.p),
    salt: base64,
    cipher: only("aes-256-gcm"),
    iv: base64,
    tag: base64,
    text: base64,
  }),
});

/** Never shows a value: it may be a secret. */
const refuse = (field: string, _: unknown, expected: string): never => {
  const values = { field, value: "(kept back)", expected };
  throw registrarError("KEY_FILE_INVALID", `the key file: ${field} should be ${expected}`, values);
};

/** The text of a key file, encrypted under a password. */
export function encryptKeyFile(epochs: readonly Epoch[], password: string): string {
  const [salt, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", keyOf(password, salt), iv);
  const clear: ClearFile = { tallystickRegistrarKeys: 1, epochs };
  const hidden = Buffer.concat([cipher.update(JSON.stringify(clear), "utf8"), cipher.final()]);
  const file: EncryptedFile = {
    tallystickRegistrarKeys: 1,
    crypto: {
      kdf: "scrypt",
      ...SCRYPT,
      salt: salt.toString("base64"),
      cipher: "aes-256-gcm",
      iv: iv.toString("base64"),
      tag: cipher.getAuthTag().toString("base64"),
      text: hidden.toString("base64"),
    },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The epochs in a key file. One in the clear is taken too: for tests, and where the disk is encrypted.
 *
 * @param password Asked for where the file is encrypted.
 * @throws `KEY_FILE_INVALID`, `KEY_FILE_PASSWORD_WRONG`; what `password` throws.
 */
export function readKeyFile(content: string, password: () => string): readonly Epoch[] {
  const file = parsed(content);
  if (typeof file === "object" && file !== null && "crypto" in file) {
    ENCRYPTED(file, "", refuse);
    return epochsIn(parsed(decrypt(file as unknown as EncryptedFile, password())));
  }
  return epochsIn(file);
}

function epochsIn(file: unknown): readonly Epoch[] {
  CLEAR(file, "", refuse);
  const { epochs } = file as ClearFile;
  const inOrder = epochs.every(({ epoch }, n) => epoch > (epochs[n - 1]?.epoch ?? 0) && epoch < 2 ** 32);
  if (epochs.length === 0 || !inOrder) refuse("epochs", undefined, "one or more, by their numbers");
  return epochs;
}

function decrypt({ crypto }: EncryptedFile, password: string): string {
  const [salt, iv, tag, hidden] = [crypto.salt, crypto.iv, crypto.tag, crypto.text].map((each) =>
    Buffer.from(each, "base64"),
  ) as [Buffer, Buffer, Buffer, Buffer];
  if (iv.length !== 12) refuse("crypto.iv", undefined, "12 bytes");
  if (tag.length !== 16) refuse("crypto.tag", undefined, "16 bytes");
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(password, salt), iv).setAuthTag(tag);
    return Buffer.concat([decipher.update(hidden), decipher.final()]).toString("utf8");
  } catch {
    const values = { field: "password", value: "(kept back)" };
    throw registrarError("KEY_FILE_PASSWORD_WRONG", "the password is not that of the key file", values);
  }
}

const keyOf = (password: string, salt: Buffer) =>
  scryptSync(password.normalize("NFKC"), salt, 32, { N: SCRYPT.n, r: SCRYPT.r, p: SCRYPT.p, maxmem: MEMORY });

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return refuse("(file)", undefined, "JSON");
  }
}
