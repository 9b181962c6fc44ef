import { ristretto255, ristretto255_oprf } from "@noble/curves/ed25519.js";
import { getBytes, hexlify } from "ethers";
import { checkThat } from "../../core/check.ts";
import { watchlistError } from "../errors.ts";

const { voprf } = ristretto255_oprf;

/** Most subjects of one request. */
export const MAX_BLINDED = 64;

/** An input, hidden. `input` and `blind` are secrets; `blinded`, a random element whatever the input is, is what is sent. */
export interface BlindedInput {
  readonly input: Uint8Array;
  readonly blind: Uint8Array;
  /** 32 bytes in hex. */
  readonly blinded: string;
}

/** What a service answers to blinded inputs: elements in their order, and one proof that one key made all of them. */
export interface VoprfAnswer {
  readonly evaluated: readonly string[];
  readonly proof: string;
}

/**
 * Hides an input: VOPRF(ristretto255, SHA-512) of RFC 9497.
 *
 * @param random Bytes that nobody can guess; the system's if left out.
 */
export function blindInput(input: Uint8Array, random?: (count?: number) => Uint8Array): BlindedInput {
  const { blind, blinded } = random === undefined ? voprf.blind(input) : voprf.blind(input, random);
  return { input, blind, blinded: hexlify(blinded) };
}

/**
 * The outputs, once the proof shows that they were made under the public key.
 *
 * @param publicKey As the chain has it: whoever answers under another is found out.
 * @returns 64 bytes of each input, which who knows the subject shares with nobody but the secret key's holder.
 * @throws `WATCHLIST_PROOF_INVALID`.
 */
export function finalizeInputs(
  inputs: readonly BlindedInput[],
  { evaluated, proof }: VoprfAnswer,
  publicKey: string,
): Uint8Array[] {
  const refuse = (reason: string, cause?: unknown) => {
    const values = { field: "proof", value: proof, publicKey, reason };
    return watchlistError(
      "WATCHLIST_PROOF_INVALID",
      `the evaluation is not that of ${publicKey}: ${reason}`,
      values,
      cause,
    );
  };
  if (evaluated.length !== inputs.length) throw refuse(`${evaluated.length} elements for ${inputs.length} inputs`);
  try {
    const items = inputs.map(({ input, blind, blinded }, i) => ({
      input,
      blind,
      blinded: getBytes(blinded),
      evaluated: getBytes(evaluated[i] as string),
    }));
    return voprf.finalizeBatch(items, getBytes(publicKey), getBytes(proof));
  } catch (error) {
    throw refuse((error as Error).message, error);
  }
}

/**
 * Requires elements that can be evaluated: 1 to 64, in 32 bytes each, none the identity. Costs a hundredth of evaluating them.
 *
 * @throws `ARGUMENT_INVALID`.
 */
export function checkBlinded(blinded: readonly string[]): void {
  checkThat(blinded.length >= 1 && blinded.length <= MAX_BLINDED, "blinded", blinded.length, `1 to ${MAX_BLINDED}`);
  for (const [i, each] of blinded.entries()) {
    checkThat(isElement(each), `blinded[${i}]`, each, "an element of ristretto255 in 32 bytes");
  }
}

function isElement(hex: string): boolean {
  try {
    return !ristretto255.Point.fromBytes(getBytes(hex)).equals(ristretto255.Point.ZERO);
  } catch {
    return false;
  }
}

/**
 * What the operator's service does with blinded inputs.
 *
 * @throws as `checkBlinded`.
 */
export function evaluateBlinded(
  { secretKey, publicKey }: { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array },
  blinded: readonly string[],
): VoprfAnswer {
  checkBlinded(blinded);
  const elements = blinded.map((each) => getBytes(each));
  const { evaluated, proof } = voprf.blindEvaluateBatch(secretKey, publicKey, elements);
  return { evaluated: evaluated.map((each) => hexlify(each)), proof: hexlify(proof) };
}
