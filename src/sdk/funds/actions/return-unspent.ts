import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { purposeAccountsContract } from "../contracts.ts";

export interface ReturnUnspentParameters extends WriteOptions {
  /** The facility's id. */
  readonly facility: string;
}

export interface ReturnUnspentReturnType {
  readonly amount: bigint;
  /** What of it went to the lender; the rest is the borrower's. */
  readonly principal: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Returns all that is unspent and that no request asks for, when the time of use is over or the facility is accelerated. Anybody.
 *
 * @throws `Facilities_WrongState`, `Facilities_TooEarly`, `Facilities_AmountZero`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { returnUnspent } from "tallystick/funds";
 *
 * const sent = await returnUnspent(client, { facility });
 */
export async function returnUnspent(client: Client, parameters: ReturnUnspentParameters): Promise<SentTransaction> {
  const { facility, ...options } = parameters;
  const args = [checkBytes32("facility", facility)] as const;
  return write(client, purposeAccountsContract(client), "returnUnspent", args, options);
}

/** As `returnUnspent`; waits until it is mined. */
export async function returnUnspentAndWait(
  client: Client,
  parameters: ReturnUnspentParameters,
): Promise<ReturnUnspentReturnType> {
  const receipt = await waitMined(client, await returnUnspent(client, parameters));
  const { amount, principal } = eventOf(purposeAccountsContract(client), receipt, "UnspentReturned").args;
  return { amount, principal, receipt };
}
