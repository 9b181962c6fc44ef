/** A passkey of this device, as far as it is public. */
export interface Passkey {
  /** base64url. */
  readonly credentialId: string;
  /** The point, 65 bytes with the leading 04, in hex. */
  readonly publicKey: string;
  /** Domain that it is bound to (WebAuthn's RP id): it signs on no page of another. */
  readonly rpId: string;
}

export interface PasskeySignature {
  readonly authenticatorData: Uint8Array;
  readonly clientDataJSON: string;
  /** DER. */
  readonly signature: Uint8Array;
}

/** ECDSA with SHA-256 over P-256. */
const ES256 = -7;
/** The point is the end of the key's SPKI. */
const POINT = 65;

const toBase64Url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const fromBase64Url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));

const toHex = (bytes: Uint8Array) => `0x${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;

/** Has the device make a passkey of a domain; it asks the person. @throws `DOMException` where the person or the device refuses. */
export async function makePasskey(name: string, rpId: string): Promise<Passkey> {
  const made = (await navigator.credentials.create({
    publicKey: {
      rp: { id: rpId, name: "Tallystick" },
      user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      pubKeyCredParams: [{ type: "public-key", alg: ES256 }],
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      attestation: "none",
    },
  })) as PublicKeyCredential;
  const spki = (made.response as AuthenticatorAttestationResponse).getPublicKey();
  if (spki === null) throw new DOMException("the device gives no public key", "NotSupportedError");
  return { credentialId: toBase64Url(made.rawId), publicKey: toHex(new Uint8Array(spki).slice(-POINT)), rpId };
}

/** Has the passkey sign 32 bytes; the device asks the person. Needs no network. @throws `DOMException`. */
export async function signByPasskey({ credentialId, rpId }: Passkey, digest: Uint8Array): Promise<PasskeySignature> {
  const answer = (await navigator.credentials.get({
    publicKey: {
      challenge: new Uint8Array(digest),
      rpId,
      allowCredentials: [{ type: "public-key", id: fromBase64Url(credentialId) }],
      userVerification: "required",
    },
  })) as PublicKeyCredential;
  const { authenticatorData, clientDataJSON, signature } = answer.response as AuthenticatorAssertionResponse;
  return {
    authenticatorData: new Uint8Array(authenticatorData),
    clientDataJSON: new TextDecoder().decode(clientDataJSON),
    signature: new Uint8Array(signature),
  };
}
