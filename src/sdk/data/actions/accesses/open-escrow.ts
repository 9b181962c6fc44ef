import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { checkPrice, type Price } from "../../model/agreement/price.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";

export interface OpenEscrowParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** The terms' price. */
  readonly price: Price;
}

export interface OpenEscrowReturnType {
  readonly agreement: string;
  readonly cash: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Lets money be paid in for an agreement with a price. Anybody.
 *
 * @throws `Accesses_*`; `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { openEscrow } from "tallystick/data";
 *
 * const sent = await openEscrow(client, { terms, price });
 */
export async function openEscrow(client: Client, parameters: OpenEscrowParameters): Promise<SentTransaction> {
  const { terms, price, ...options } = parameters;
  return write(client, agreementsContract(client), "openEscrow", [termsArgument(terms), checkPrice(price)], options);
}

/** As `openEscrow`; waits until it is mined. */
export async function openEscrowAndWait(
  client: Client,
  parameters: OpenEscrowParameters,
): Promise<OpenEscrowReturnType> {
  const receipt = await waitMined(client, await openEscrow(client, parameters));
  const { agreement, cash } = eventOf(agreementsContract(client), receipt, "EscrowOpened").args;
  return { agreement, cash, receipt };
}
