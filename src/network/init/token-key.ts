import { generateKeyPairSync } from "node:crypto";

/** An organisation's key for bearer tokens, in PEM: P-256, as ES256 has it. */
export interface TokenKey {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** A new key that signs tokens for an organisation's nodes. */
export function newTokenKey(): TokenKey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return { privateKey, publicKey };
}
