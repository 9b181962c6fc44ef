import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import { networkError } from "../errors.ts";

export interface TokenParameters {
  /** An organisation's key in PEM. */
  readonly key: string;
  /** Calls that it lets in, such as `eth:*` or `qbft:getValidatorsByBlockNumber`. */
  readonly permissions: readonly string[];
  /** Unix seconds. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

const PERMISSION = /^(?:\*|[a-z0-9]+):(?:\*|[A-Za-z0-9]+)$/;

/**
 * A bearer token that a node of the organisation answers (JWT, ES256).
 *
 * @throws `NETWORK_TOKEN_INVALID`, which does not say the key.
 */
export function signToken({ key, permissions, issuedAt, expiresAt }: TokenParameters): string {
  const wrong = permissions.find((each) => !PERMISSION.test(each));
  if (wrong !== undefined || permissions.length === 0) {
    throw invalid("permissions", wrong, "should be a group and a call, such as eth:*");
  }
  if (expiresAt <= issuedAt) throw invalid("expiresAt", expiresAt, "should be later than it is issued");
  const claims = { permissions, iat: issuedAt, exp: expiresAt };
  const signed = `${base64({ alg: "ES256", typ: "JWT" })}.${base64(claims)}`;
  const signature = sign("sha256", Buffer.from(signed), { key: keyOf(key), dsaEncoding: "ieee-p1363" });
  return `${signed}.${signature.toString("base64url")}`;
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

function keyOf(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw invalid("key", undefined, "is no private key in PEM");
  }
  if (key.asymmetricKeyDetails?.namedCurve === "prime256v1") return key;
  throw invalid("key", undefined, "is of another kind than P-256");
}

function invalid(field: string, value: unknown, reason: string) {
  return networkError("NETWORK_TOKEN_INVALID", `token: ${field} ${reason}`, { field, value, reason });
}
