import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkUint256 } from "../../settlement/model/amount.ts";
import { billsContract } from "../contracts.ts";

export interface PresentBillLotParameters extends WriteOptions {
  /** Its id in the ledger. */
  readonly lot: bigint;
}

export interface PresentBillLotReturnType {
  readonly late: boolean;
  readonly receipt: TransactionReceipt;
}

/**
 * Presents a lot of a bill for payment, for whoever holds it, from its maturity on. Anybody.
 *
 * @throws `BillClaims_NotDue`, `BillClaims_UnknownLot`, `BillClaims_WrongState`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { presentBillLot } from "tallystick/bills";
 *
 * const sent = await presentBillLot(client, { lot });
 */
export async function presentBillLot(client: Client, parameters: PresentBillLotParameters): Promise<SentTransaction> {
  const { lot, ...options } = parameters;
  const args = [checkUint256("lot", lot)] as const;
  return write(client, billsContract(client), "present", args, options);
}

/** As `presentBillLot`; waits until it is mined. */
export async function presentBillLotAndWait(
  client: Client,
  parameters: PresentBillLotParameters,
): Promise<PresentBillLotReturnType> {
  const receipt = await waitMined(client, await presentBillLot(client, parameters));
  const { late } = eventOf(billsContract(client), receipt, "LotPresented").args;
  return { late, receipt };
}
