import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkUint256 } from "../../settlement/model/amount.ts";
import { billsContract } from "../contracts.ts";

export interface BarBillLotParameters extends WriteOptions {
  /** Its id in the ledger. */
  readonly lot: bigint;
}

export interface BarBillLotReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Says that the periods against all who answer for a lot are over: it ends. Anybody.
 *
 * @throws `BillClaims_UnknownLot`, `BillClaims_WrongState`, `BillClaims_NotBarred`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { barBillLot } from "tallystick/bills";
 *
 * const sent = await barBillLot(client, { lot });
 */
export async function barBillLot(client: Client, parameters: BarBillLotParameters): Promise<SentTransaction> {
  const { lot, ...options } = parameters;
  const args = [checkUint256("lot", lot)] as const;
  return write(client, billsContract(client), "bar", args, options);
}

/** As `barBillLot`; waits until it is mined. */
export async function barBillLotAndWait(
  client: Client,
  parameters: BarBillLotParameters,
): Promise<BarBillLotReturnType> {
  const receipt = await waitMined(client, await barBillLot(client, parameters));
  return { receipt };
}
