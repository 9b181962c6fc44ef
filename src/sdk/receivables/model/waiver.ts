import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { type ReceivablesAt, receivablesEip712Domain } from "./eip712.ts";

/** What two people of a buyer sign to give up the recourse of a sale. */
export interface Waiver {
  /** The sale's id: see `saleId`. */
  readonly sale: string;
  /** Last second at which it can be brought to the chain. */
  readonly deadline: bigint | number;
}

export const WAIVER_TYPES: Record<string, TypedDataField[]> = {
  RecourseWaiver: [
    { name: "sale", type: "bytes32" },
    { name: "deadline", type: "uint48" },
  ],
};

/** The digest that maker and checker of the buyer sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function waiverDigest(deployment: ReceivablesAt, waiver: Waiver): string {
  return TypedDataEncoder.hash(receivablesEip712Domain(deployment), WAIVER_TYPES, checkWaiver(waiver));
}

/**
 * The signature of a maker, or of a checker, of the buyer that gives recourse up. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { saleId, signWaiver } from "tallystick/receivables";
 *
 * const signature = await signWaiver(signer, deployment, { sale: saleId(sale), deadline: 1_893_456_000 });
 */
export async function signWaiver(signer: Signer, deployment: ReceivablesAt, waiver: Waiver): Promise<string> {
  const message = checkWaiver(waiver);
  return rpc(() => signer.signTypedData(receivablesEip712Domain(deployment), WAIVER_TYPES, message));
}

function checkWaiver({ sale, deadline }: Waiver) {
  return { sale: checkBytes32("waiver.sale", sale), deadline: checkTime("waiver.deadline", deadline) };
}
