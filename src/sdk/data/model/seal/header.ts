import { getBytes, hexlify, isHexString } from "ethers";
import { contentError } from "../content-errors.ts";

/**
 * What a sealed content begins with, and what each of its chunks is bound to.
 *
 * | bytes | content |
 * |---|---|
 * | 0-7 | `TSEAL`, 0, 0, 1 |
 * | 8-11 | bytes of a chunk's plaintext; the last may have fewer |
 * | 12-43 | context: what it was sealed for |
 * | 44-75 | salt, random |
 * | 76-107 | commitment to the key |
 */
export interface SealHeader {
  readonly chunkSize: number;
  /** 32 bytes in hex: whatever both sides agree on, such as an access's id or a version's. */
  readonly context: string;
  readonly salt: Uint8Array;
  readonly commitment: Uint8Array;
}

export const HEADER_BYTES = 108;
/** Bytes that AES-GCM adds to each chunk. */
export const TAG_BYTES = 16;
export const DEFAULT_CHUNK = 2 ** 18;
export const MAX_CHUNK = 2 ** 24;
const MAGIC = Uint8Array.of(0x54, 0x53, 0x45, 0x41, 0x4c, 0, 0, 1);

export function encodeSealHeader({ chunkSize, context, salt, commitment }: SealHeader): Uint8Array<ArrayBuffer> {
  if (!Number.isSafeInteger(chunkSize) || chunkSize < 1 || chunkSize > MAX_CHUNK) throw invalid("chunkSize", chunkSize);
  if (!isHexString(context, 32)) throw invalid("context", context);
  const bytes = new Uint8Array(HEADER_BYTES);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint32(8, chunkSize);
  bytes.set(getBytes(context), 12);
  bytes.set(salt, 44);
  bytes.set(commitment, 76);
  return bytes;
}

/** @throws `SEAL_HEADER_INVALID`. */
export function decodeSealHeader(bytes: Uint8Array): SealHeader {
  if (bytes.length < HEADER_BYTES) throw invalid("length", bytes.length);
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw invalid("magic", hexlify(bytes.subarray(0, MAGIC.length)));
  const chunkSize = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8);
  if (chunkSize < 1 || chunkSize > MAX_CHUNK) throw invalid("chunkSize", chunkSize);
  return {
    chunkSize,
    context: hexlify(bytes.subarray(12, 44)),
    salt: bytes.slice(44, 76),
    commitment: bytes.slice(76, HEADER_BYTES),
  };
}

function invalid(field: string, value: unknown) {
  return contentError("SEAL_HEADER_INVALID", `sealed content: ${field} is ${String(value)}`, { field, value });
}
