import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkUint256 } from "../../settlement/model/amount.ts";
import { billsContract } from "../contracts.ts";

export interface DeemBillRefusedParameters extends WriteOptions {
  /** Its id in the ledger. */
  readonly lot: bigint;
}

export interface DeemBillRefusedReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Says that the acceptor was silent when a lot was presented: it has refused. Anybody.
 *
 * @throws `BillClaims_UnknownLot`, `BillClaims_WrongState`, `BillClaims_NotSilent`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { deemBillRefused } from "tallystick/bills";
 *
 * const sent = await deemBillRefused(client, { lot });
 */
export async function deemBillRefused(client: Client, parameters: DeemBillRefusedParameters): Promise<SentTransaction> {
  const { lot, ...options } = parameters;
  const args = [checkUint256("lot", lot)] as const;
  return write(client, billsContract(client), "deemRefused", args, options);
}

/** As `deemBillRefused`; waits until it is mined. */
export async function deemBillRefusedAndWait(
  client: Client,
  parameters: DeemBillRefusedParameters,
): Promise<DeemBillRefusedReturnType> {
  const receipt = await waitMined(client, await deemBillRefused(client, parameters));
  return { receipt };
}
