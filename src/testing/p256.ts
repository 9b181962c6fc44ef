import { getBytes, randomBytes, toBeHex } from "ethers";

/** A P-256 key from WebCrypto, its point as 64 bytes, and a way to sign a digest as it is. */
export interface P256Key {
  readonly privateKey: CryptoKey;
  readonly publicKey: Uint8Array;
  /** r and s over the digest itself, as a secure element signs; WebCrypto would hash once more. Any s that verifies. */
  signDigest(digest: string): string;
}

export async function p256Key(): Promise<P256Key> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
  const { d = "" } = await crypto.subtle.exportKey("jwk", privateKey);
  const secret = BigInt(`0x${Buffer.from(d, "base64url").toString("hex")}`);
  return { privateKey, publicKey: raw.slice(1), signDigest: (digest) => sign(secret, digest) };
}

/* The curve y² = x³ - 3x + b over P, for tests: neither fast nor constant in time. */

const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
export const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const G: Point = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};

interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

function sign(secret: bigint, digest: string): string {
  const k = (BigInt(`0x${Buffer.from(getBytes(randomBytes(32))).toString("hex")}`) % (N - 1n)) + 1n;
  const r = mod(multiply(k, G).x, N);
  const s = mod(inverse(k, N) * (BigInt(digest) + r * secret), N);
  return toBeHex(r, 32) + toBeHex(s, 32).slice(2);
}

function multiply(times: bigint, point: Point): Point {
  let sum: Point | undefined;
  for (let bits = times, doubled = point; bits > 0n; bits >>= 1n, doubled = add(doubled, doubled)) {
    if (bits & 1n) sum = sum ? add(sum, doubled) : doubled;
  }
  return sum as Point;
}

/** Of points that are not each other's inverse. */
function add(a: Point, b: Point): Point {
  const slope = a.x === b.x ? (3n * a.x * a.x - 3n) * inverse(2n * a.y, P) : (b.y - a.y) * inverse(b.x - a.x, P);
  const x = mod(slope * slope - a.x - b.x, P);
  return { x, y: mod(slope * (a.x - x) - a.y, P) };
}

function inverse(value: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let base = mod(value, modulus), e = modulus - 2n; e > 0n; e >>= 1n, base = mod(base * base, modulus)) {
    if (e & 1n) result = mod(result * base, modulus);
  }
  return result;
}

const mod = (value: bigint, modulus: bigint) => ((value % modulus) + modulus) % modulus;
