import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { type ClearingAt, clearingEip712Domain } from "./eip712.ts";

/** What two people of a bank sign to confirm its obligations in a cycle, those that it confirmed before among them. */
export interface Confirmation {
  /** The cycle's id. */
  readonly cycle: string;
  readonly bank: number;
  /** See `listsAfter`. Compute it from obligations that are in your books, never take it from somebody else. */
  readonly list: string;
}

export const OBLIGATION_LIST_TYPES: Record<string, TypedDataField[]> = {
  Confirmation: [
    { name: "cycle", type: "bytes32" },
    { name: "bank", type: "uint32" },
    { name: "list", type: "bytes32" },
  ],
};

/** The digest that maker and checker of a bank sign. @throws `ARGUMENT_INVALID`. */
export function obligationListDigest(deployment: ClearingAt, confirmation: Confirmation): string {
  return TypedDataEncoder.hash(clearingEip712Domain(deployment), OBLIGATION_LIST_TYPES, checked(confirmation));
}

/**
 * The signature of a maker, or of a checker, of a bank under its list of obligations. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { cycleId, listsAfter, signListOfObligations } from "tallystick/clearing";
 *
 * const cycle = cycleId(deployment, cycleTerms);
 * const [mine] = listsAfter(cycleTerms, obligations);
 * const maker = await signListOfObligations(signer, deployment, { cycle, bank: 3, list: mine?.list ?? "" });
 */
export async function signListOfObligations(
  signer: Signer,
  deployment: ClearingAt,
  confirmation: Confirmation,
): Promise<string> {
  const message = checked(confirmation);
  return rpc(() => signer.signTypedData(clearingEip712Domain(deployment), OBLIGATION_LIST_TYPES, message));
}

function checked({ cycle, bank, list }: Confirmation) {
  return { cycle: checkBytes32("cycle", cycle), bank: checkNumber("bank", bank), list: checkBytes32("list", list) };
}
