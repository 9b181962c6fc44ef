import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";

export interface SubrogateParameters extends WriteOptions {
  readonly receivable: string;
}

export interface SubrogateReturnType {
  readonly receivable: string;
  /** The guarantor's claim on the obligor: a receivable of its own. */
  readonly claim: string;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Turns what the guarantor paid into a claim of its own on the obligor. MAKER of the guarantor, whose account gets the units.
 *
 * @throws `Receivables_NotParty`, `Recourses_NothingPaid`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { subrogateAndWait } from "tallystick/receivables";
 *
 * const { claim, amount } = await subrogateAndWait(client, { receivable });
 */
export async function subrogate(client: Client, parameters: SubrogateParameters): Promise<SentTransaction> {
  const { receivable, ...options } = parameters;
  return write(client, receivablesContract(client), "subrogate", [checkBytes32("receivable", receivable)], options);
}

/** As `subrogate`; waits until it is mined. */
export async function subrogateAndWait(client: Client, parameters: SubrogateParameters): Promise<SubrogateReturnType> {
  const receipt = await waitMined(client, await subrogate(client, parameters));
  const { receivable, claim, amount } = eventOf(receivablesContract(client), receipt, "Subrogated").args;
  return { receivable, claim, amount, receipt };
}
