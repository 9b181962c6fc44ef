import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { billsContract } from "../contracts.ts";
import { type BillTerms, toBillStruct } from "../model/bill-terms.ts";

export interface LapseBillParameters extends WriteOptions {
  /** Everything that is written on it. */
  readonly terms: BillTerms;
}

export interface LapseBillReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Says that the days in which a bill is accepted are over: silence is refusal. Anybody.
 *
 * @throws `Bills_WrongState`, `Bills_NotLapsed`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { lapseBill } from "tallystick/bills";
 *
 * const sent = await lapseBill(client, { terms: billTerms });
 */
export async function lapseBill(client: Client, parameters: LapseBillParameters): Promise<SentTransaction> {
  const { terms, ...options } = parameters;
  const args = [toBillStruct(terms)] as const;
  return write(client, billsContract(client), "lapse", args, options);
}

/** As `lapseBill`; waits until it is mined. */
export async function lapseBillAndWait(client: Client, parameters: LapseBillParameters): Promise<LapseBillReturnType> {
  const receipt = await waitMined(client, await lapseBill(client, parameters));
  return { receipt };
}
