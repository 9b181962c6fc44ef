import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { clearingContract } from "../contracts.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { type CycleTerms, toTermsStruct } from "../model/cycle-terms.ts";

export interface OpenCycleParameters extends WriteOptions {
  readonly terms: CycleTerms;
}

export interface OpenCycleReturnType {
  /** Its id. */
  readonly cycle: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Opens a cycle of clearing. MAKER of the operator, which is a bank.
 *
 * @throws `Clearing_WrongState`, `Clearing_TimesInvalid`, `Clearing_OtherOperator`, `Clearing_NotCash`; `Members_*`; `ARGUMENT_INVALID`,
 * `NOT_SECONDS`.
 *
 * @example
 * import { openCycle } from "tallystick/clearing";
 *
 * const sent = await openCycle(client, { terms: cycleTerms });
 */
export async function openCycle(client: Client, parameters: OpenCycleParameters): Promise<SentTransaction> {
  const { terms, ...options } = parameters;
  const args = [toTermsStruct(terms)] as const;
  return write(client, clearingContract(client), "open", args, options);
}

/** As `openCycle`; waits until it is mined. */
export async function openCycleAndWait(client: Client, parameters: OpenCycleParameters): Promise<OpenCycleReturnType> {
  const receipt = await waitMined(client, await openCycle(client, parameters));
  return { cycle: eventOf(clearingContract(client), receipt, "CycleOpened").args.cycle, receipt };
}
