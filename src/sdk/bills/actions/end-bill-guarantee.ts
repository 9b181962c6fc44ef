import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32 } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { billsContract } from "../contracts.ts";

export interface EndBillGuaranteeParameters extends WriteOptions {
  /** The bill's id. */
  readonly bill: string;
  /** Of whom, or for whom. */
  readonly party: number;
  /** Who guarantees for the party. */
  readonly guarantor: number;
}

export interface EndBillGuaranteeReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Frees the limit of who guarantees for a bill of which nothing is owed any more. Anybody.
 *
 * @throws `Bills_WrongState`, `Bills_NotGuaranteed`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { endBillGuarantee } from "tallystick/bills";
 *
 * const sent = await endBillGuarantee(client, { bill, party: 7, guarantor: 9 });
 */
export async function endBillGuarantee(
  client: Client,
  parameters: EndBillGuaranteeParameters,
): Promise<SentTransaction> {
  const { bill, party, guarantor, ...options } = parameters;
  const args = [checkBytes32("bill", bill), checkNumber("party", party), checkNumber("guarantor", guarantor)] as const;
  return write(client, billsContract(client), "endGuarantee", args, options);
}

/** As `endBillGuarantee`; waits until it is mined. */
export async function endBillGuaranteeAndWait(
  client: Client,
  parameters: EndBillGuaranteeParameters,
): Promise<EndBillGuaranteeReturnType> {
  const receipt = await waitMined(client, await endBillGuarantee(client, parameters));
  return { receipt };
}
