// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export * from "./acknowledge-at-vault.ts";
export { downloadCiphertext } from "./download-ciphertext.ts";
export * from "./hash-ciphertext.ts";
export * from "./open-extraction.ts";
export * from "./open-vault-session.ts";
export * from "./receive-key.ts";
export * from "./request-access.ts";
export { type SignIn, signInDigest, signSignIn, vaultEip712Domain } from "./sign-in-message.ts";
