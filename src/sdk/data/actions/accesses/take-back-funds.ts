import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { checkUint } from "../../model/check-fields.ts";

export interface TakeBackFundsParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** In minor units. */
  readonly amount: bigint;
}

export interface TakeBackFundsReturnType {
  readonly agreement: string;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Gives what is not locked back to the terms' payer. MAKER of the consumer; anybody once the agreement is over.
 *
 * @throws `Accesses_*`; `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { takeBackFunds } from "tallystick/data";
 *
 * const sent = await takeBackFunds(client, { terms, amount: 100_00n });
 */
export async function takeBackFunds(client: Client, parameters: TakeBackFundsParameters): Promise<SentTransaction> {
  const { terms, amount, ...options } = parameters;
  return write(
    client,
    agreementsContract(client),
    "takeBack",
    [termsArgument(terms), checkUint("amount", amount, 128)],
    options,
  );
}

/** As `takeBackFunds`; waits until it is mined. */
export async function takeBackFundsAndWait(
  client: Client,
  parameters: TakeBackFundsParameters,
): Promise<TakeBackFundsReturnType> {
  const receipt = await waitMined(client, await takeBackFunds(client, parameters));
  const { agreement, amount } = eventOf(agreementsContract(client), receipt, "EscrowReturned").args;
  return { agreement, amount, receipt };
}
