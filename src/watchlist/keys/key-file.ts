import { ristretto255_oprf } from "@noble/curves/ed25519.js";
import { getBytes, hexlify } from "ethers";
import { is, list, object, whole } from "../../sdk/core/json/json-form.ts";
import { serviceError } from "../errors.ts";

/** A key of one epoch. */
export interface EpochKey {
  readonly epoch: number;
  readonly secretKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

const { voprf, oprf } = ristretto255_oprf;

const bytes = is((value) => /^0x[0-9a-f]{64}$/.test(String(value)), "32 bytes in hex");
const only = (value: unknown) => is((given) => given === value, JSON.stringify(value));
const FILE = object({
  tallystickWatchlistKeys: only(1),
  epochs: list(object({ epoch: whole, secretKey: bytes, publicKey: bytes })),
});

/** Never shows a value: it may be a secret. */
const refuse = (field: string, _: unknown, expected: string): never => {
  const values = { field, value: "(kept back)", expected };
  throw serviceError("WATCHLIST_KEYS_INVALID", `the key file: ${field} should be ${expected}`, values);
};

/** A fresh key, of the system's randomness. */
export function newEpochKey(epoch: number): EpochKey {
  const { secretKey, publicKey } = voprf.generateKeyPair();
  return { epoch, secretKey, publicKey };
}

/** The text of a key file. Whoever reads it finds the tag of every subject that he can guess: mode 600, and a disk that is encrypted. */
export function formatKeyFile(keys: readonly EpochKey[]): string {
  const epochs = keys.map(({ epoch, secretKey, publicKey }) => ({
    epoch,
    secretKey: hexlify(secretKey),
    publicKey: hexlify(publicKey),
  }));
  return `${JSON.stringify({ tallystickWatchlistKeys: 1, epochs }, null, 2)}\n`;
}

/** The keys in a file, by their epochs. @throws `WATCHLIST_KEYS_INVALID`, which never carries a key. */
export function readKeyFile(content: string): readonly EpochKey[] {
  const file = parsed(content);
  FILE(file, "", refuse);
  const { epochs } = file as { epochs: readonly { epoch: number; secretKey: string; publicKey: string }[] };
  const keys = epochs.map(({ epoch, secretKey, publicKey }) => ({
    epoch,
    secretKey: getBytes(secretKey),
    publicKey: getBytes(publicKey),
  }));
  const inOrder = keys.every(({ epoch }, i) => epoch === (keys[0] as EpochKey).epoch + i && epoch >= 1);
  if (keys.length === 0 || !inOrder) refuse("epochs", undefined, "one or more, by their numbers, without a gap");
  for (const key of keys) {
    if (!belongTogether(key)) refuse(`epochs.${key.epoch}.publicKey`, undefined, "that of the secret key");
  }
  return keys;
}

/** Whether the public key is the secret key's: the base element, evaluated, is the public key. */
function belongTogether({ secretKey, publicKey }: EpochKey): boolean {
  try {
    // The element that the standard generates the group with, in its encoding.
    const base = getBytes("0xe2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76");
    return hexlify(oprf.blindEvaluate(secretKey, base)) === hexlify(publicKey);
  } catch {
    return false;
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return refuse("(file)", undefined, "JSON");
  }
}
