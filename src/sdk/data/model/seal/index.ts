// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export type { ByteSource } from "./chunks.ts";
export type { SealedContent } from "./hashes.ts";
export {
  checkPublicKey,
  type EncryptionKeyPair,
  generateEncryptionKey,
  KEM,
  type Kem,
  openWithKey,
  sealForKey,
} from "../../../core/seal/hpke.ts";
export * from "./key-envelope.ts";
export * from "./open.ts";
export * from "./seal.ts";
