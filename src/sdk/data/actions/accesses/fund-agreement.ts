import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { checkUint } from "../../model/check-fields.ts";

export interface FundAgreementParameters extends WriteOptions {
  readonly agreement: string;
  /** In minor units. */
  readonly amount: bigint;
}

export interface FundAgreementReturnType {
  readonly agreement: string;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays money in for an agreement, from the sender's account, which approved it for Agreements before.
 *
 * @throws `Accesses_*`; `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { fundAgreement } from "tallystick/data";
 *
 * const sent = await fundAgreement(client, { agreement, amount: 100_00n });
 */
export async function fundAgreement(client: Client, parameters: FundAgreementParameters): Promise<SentTransaction> {
  const { agreement, amount, ...options } = parameters;
  return write(
    client,
    agreementsContract(client),
    "fund",
    [checkBytes32("agreement", agreement), checkUint("amount", amount, 128)],
    options,
  );
}

/** As `fundAgreement`; waits until it is mined. */
export async function fundAgreementAndWait(
  client: Client,
  parameters: FundAgreementParameters,
): Promise<FundAgreementReturnType> {
  const receipt = await waitMined(client, await fundAgreement(client, parameters));
  const { agreement, amount } = eventOf(agreementsContract(client), receipt, "EscrowFunded").args;
  return { agreement, amount, receipt };
}
