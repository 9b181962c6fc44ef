import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";
import { type Default, defaultOf } from "../../model/default.ts";

export interface DeclareDefaultParameters extends WriteOptions {
  readonly receivable: string;
}

export interface DeclareDefaultReturnType extends Default {
  readonly receipt: TransactionReceipt;
}

/**
 * Declares the default of what has been overdue for 30 days. A MAKER whose account holds units, or of a regulator. The obligor confirms
 * nothing more until it sets its limit anew.
 *
 * @throws `Receivables_WrongState`, `Recourses_NotDefaulted`, `Recourses_NotHolder`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { declareDefault } from "tallystick/receivables";
 *
 * const sent = await declareDefault(client, { receivable });
 */
export async function declareDefault(client: Client, parameters: DeclareDefaultParameters): Promise<SentTransaction> {
  const { receivable, ...options } = parameters;
  const args = [checkBytes32("receivable", receivable)] as const;
  return write(client, receivablesContract(client), "declareDefault", args, options);
}

/** As `declareDefault`; waits until it is mined. */
export async function declareDefaultAndWait(
  client: Client,
  parameters: DeclareDefaultParameters,
): Promise<DeclareDefaultReturnType> {
  const receipt = await waitMined(client, await declareDefault(client, parameters));
  return { ...defaultOf(client, receipt), receipt };
}
