import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32 } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { lettersOfCreditContract } from "../contracts.ts";

export interface AdviseCreditParameters extends WriteOptions {
  /** The credit's id. */
  readonly credit: string;
}

export interface AdviseCreditReturnType {
  readonly credit: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Vouches to the beneficiary that a credit is genuine. MAKER of the advisor.
 *
 * @throws `Credits_WrongState`, `Credits_NotParty`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { adviseCredit } from "tallystick/credits";
 *
 * const sent = await adviseCredit(client, { credit });
 */
export async function adviseCredit(client: Client, parameters: AdviseCreditParameters): Promise<SentTransaction> {
  const { credit, ...options } = parameters;
  const args = [checkBytes32("credit", credit)] as const;
  return write(client, lettersOfCreditContract(client), "advise", args, options);
}

/** As `adviseCredit`; waits until it is mined. */
export async function adviseCreditAndWait(
  client: Client,
  parameters: AdviseCreditParameters,
): Promise<AdviseCreditReturnType> {
  const receipt = await waitMined(client, await adviseCredit(client, parameters));
  const { credit } = eventOf(lettersOfCreditContract(client), receipt, "CreditAdvised").args;
  return { credit, receipt };
}
