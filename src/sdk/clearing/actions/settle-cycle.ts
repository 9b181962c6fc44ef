import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { clearingContract } from "../contracts.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { type CycleTerms, toTermsStruct } from "../model/cycle-terms.ts";

export interface SettleCycleParameters extends WriteOptions {
  readonly terms: CycleTerms;
}

export interface SettleCycleReturnType {
  readonly cycle: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays all net creditors of a funded cycle, and with that every obligation. Anybody.
 *
 * @throws `Clearing_WrongState`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { settleCycle } from "tallystick/clearing";
 *
 * const sent = await settleCycle(client, { terms: cycleTerms });
 */
export async function settleCycle(client: Client, parameters: SettleCycleParameters): Promise<SentTransaction> {
  const { terms, ...options } = parameters;
  const args = [toTermsStruct(terms)] as const;
  return write(client, clearingContract(client), "settle", args, options);
}

/** As `settleCycle`; waits until it is mined. */
export async function settleCycleAndWait(
  client: Client,
  parameters: SettleCycleParameters,
): Promise<SettleCycleReturnType> {
  const receipt = await waitMined(client, await settleCycle(client, parameters));
  return { cycle: eventOf(clearingContract(client), receipt, "CycleSettled").args.cycle, receipt };
}
