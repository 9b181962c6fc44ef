import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkAddress, checkBytes32, checkTime } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { type ReceivablesAt, receivablesEip712Domain } from "./eip712.ts";

/** A credit note: obligor and creditor lower the debt, by units that the creditor still has. */
export interface Dilution {
  readonly receivable: string;
  /** Account of the creditor whose units go. */
  readonly holder: string;
  readonly amount: bigint;
  /** Fingerprint that identifies the credit note; each is used once. */
  readonly creditNote: string;
  /** Last second at which it can be brought to the chain. */
  readonly deadline: bigint | number;
}

export const DILUTION_TYPES: Record<string, TypedDataField[]> = {
  Dilution: [
    { name: "receivable", type: "bytes32" },
    { name: "holder", type: "address" },
    { name: "amount", type: "uint256" },
    { name: "creditNote", type: "bytes32" },
    { name: "deadline", type: "uint48" },
  ],
};

/** A dilution with every field checked. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function checkDilution(dilution: Dilution): Dilution & { readonly deadline: bigint } {
  return {
    receivable: checkBytes32("dilution.receivable", dilution.receivable),
    holder: checkAddress("dilution.holder", dilution.holder),
    amount: checkAmount("dilution.amount", dilution.amount),
    creditNote: checkBytes32("dilution.creditNote", dilution.creditNote),
    deadline: checkTime("dilution.deadline", dilution.deadline),
  };
}

/** The digest that holder and obligor sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function dilutionDigest(deployment: ReceivablesAt, dilution: Dilution): string {
  return TypedDataEncoder.hash(receivablesEip712Domain(deployment), DILUTION_TYPES, checkDilution(dilution));
}

/**
 * A signature under a dilution: the holder's, its checker's under dual control, and those of two people of the obligor. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signDilution } from "tallystick/receivables";
 *
 * const dilution = { receivable, holder: account, amount: 5_000_00n, creditNote: key, deadline: 1_893_456_000 };
 * const signature = await signDilution(signer, deployment, dilution);
 */
export async function signDilution(signer: Signer, deployment: ReceivablesAt, dilution: Dilution): Promise<string> {
  const message = checkDilution(dilution);
  return rpc(() => signer.signTypedData(receivablesEip712Domain(deployment), DILUTION_TYPES, message));
}
