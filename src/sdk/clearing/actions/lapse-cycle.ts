import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { clearingContract } from "../contracts.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { type CycleTerms, toTermsStruct } from "../model/cycle-terms.ts";

export interface LapseCycleParameters extends WriteOptions {
  readonly terms: CycleTerms;
}

export interface LapseCycleReturnType {
  readonly cycle: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends a cycle that nobody netted in time: obligations are open as before, and what was put aside is back. Anybody.
 *
 * @throws `Clearing_WrongState`, `Clearing_TooEarly`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { lapseCycle } from "tallystick/clearing";
 *
 * const sent = await lapseCycle(client, { terms: cycleTerms });
 */
export async function lapseCycle(client: Client, parameters: LapseCycleParameters): Promise<SentTransaction> {
  const { terms, ...options } = parameters;
  const args = [toTermsStruct(terms)] as const;
  return write(client, clearingContract(client), "lapse", args, options);
}

/** As `lapseCycle`; waits until it is mined. */
export async function lapseCycleAndWait(
  client: Client,
  parameters: LapseCycleParameters,
): Promise<LapseCycleReturnType> {
  const receipt = await waitMined(client, await lapseCycle(client, parameters));
  return { cycle: eventOf(clearingContract(client), receipt, "CycleFailed").args.cycle, receipt };
}
