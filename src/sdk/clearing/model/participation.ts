import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { CYCLE_TYPES, type CycleTerms, toTermsStruct } from "./cycle-terms.ts";
import { type ClearingAt, clearingEip712Domain } from "./eip712.ts";

/** What two people of a bank sign to take part in a cycle: all its terms. */
export const PARTICIPATION_TYPES: Record<string, TypedDataField[]> = {
  Participation: [
    { name: "cycle", type: "Cycle" },
    { name: "bank", type: "uint32" },
  ],
  ...CYCLE_TYPES,
};

/** The digest that maker and checker of a bank sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function participationDigest(deployment: ClearingAt, terms: CycleTerms, bank: number): string {
  return TypedDataEncoder.hash(clearingEip712Domain(deployment), PARTICIPATION_TYPES, messageOf(terms, bank));
}

/**
 * The signature of a maker, or of a checker, of a bank that takes part in a cycle. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signParticipation } from "tallystick/clearing";
 *
 * const maker = await signParticipation(signer, deployment, cycleTerms, 3);
 */
export async function signParticipation(
  signer: Signer,
  deployment: ClearingAt,
  terms: CycleTerms,
  bank: number,
): Promise<string> {
  const message = messageOf(terms, bank);
  return rpc(() => signer.signTypedData(clearingEip712Domain(deployment), PARTICIPATION_TYPES, message));
}

function messageOf(terms: CycleTerms, bank: number) {
  return { cycle: toTermsStruct(terms), bank: checkNumber("bank", bank) };
}
