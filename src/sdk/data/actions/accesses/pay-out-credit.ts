import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";

export interface PayOutCreditParameters extends WriteOptions {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly payee: string;
}

export interface PayOutCreditReturnType {
  readonly payee: string;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays a payee all that it was credited for accesses. Anybody.
 *
 * @throws `Accesses_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { payOutCredit } from "tallystick/data";
 *
 * const sent = await payOutCredit(client, { cash, payee: account });
 */
export async function payOutCredit(client: Client, parameters: PayOutCreditParameters): Promise<SentTransaction> {
  const { cash, payee, ...options } = parameters;
  return write(
    client,
    agreementsContract(client),
    "payOut",
    [checkAddress("cash", cash), checkAddress("payee", payee)],
    options,
  );
}

/** As `payOutCredit`; waits until it is mined. */
export async function payOutCreditAndWait(
  client: Client,
  parameters: PayOutCreditParameters,
): Promise<PayOutCreditReturnType> {
  const receipt = await waitMined(client, await payOutCredit(client, parameters));
  const { payee, amount } = eventOf(agreementsContract(client), receipt, "PayeePaid").args;
  return { payee, amount, receipt };
}
