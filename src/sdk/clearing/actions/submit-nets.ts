import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { clearingContract } from "../contracts.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { type CycleTerms, toTermsStruct } from "../model/cycle-terms.ts";

export interface SubmitNetsParameters extends WriteOptions {
  readonly terms: CycleTerms;
  /** One for each member, in the order of the terms: see `netCycle`. */
  readonly nets: readonly bigint[];
}

export interface SubmitNetsReturnType {
  /** Whether what is put aside pays for the largest net debtor. */
  readonly covered: boolean;
  readonly receipt: TransactionReceipt;
}

/**
 * Fixes what each member of a closed cycle pays or receives. Anybody; the chain compares it with what was confirmed.
 *
 * @throws `Clearing_WrongState`, `Clearing_SumNotZero`, `Clearing_NetMismatch`, `Clearing_NetsDiffer`, `Clearing_TooLate`; `ARGUMENT_INVALID`,
 * `NOT_SECONDS`.
 *
 * @example
 * import { submitNets, netCycle } from "tallystick/clearing";
 *
 * const { nets } = netCycle(cycleTerms, obligations);
 * const sent = await submitNets(client, { terms: cycleTerms, nets });
 */
export async function submitNets(client: Client, parameters: SubmitNetsParameters): Promise<SentTransaction> {
  const { terms, nets, ...options } = parameters;
  const args = [toTermsStruct(terms), nets] as const;
  return write(client, clearingContract(client), "net", args, options);
}

/** As `submitNets`; waits until it is mined. */
export async function submitNetsAndWait(
  client: Client,
  parameters: SubmitNetsParameters,
): Promise<SubmitNetsReturnType> {
  const receipt = await waitMined(client, await submitNets(client, parameters));
  return { covered: eventOf(clearingContract(client), receipt, "CycleNetted").args.covered, receipt };
}
