import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkNumber } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { checkPrice, type Price } from "../../model/agreement/price.ts";
import { type AgreementTerms, termsArgument } from "../../model/agreement/terms.ts";
import { ACCESS_STATES, type AccessState, nameOf } from "../../model/states.ts";

export interface DecideAccessDisputeParameters extends WriteOptions {
  readonly terms: AgreementTerms;
  /** The terms' price; none if left out. */
  readonly price?: Price;
  readonly seq: number;
  /** Whether the consumer is right. */
  readonly upheld: boolean;
  /** Hash of the reason; zero if left out. */
  readonly reason?: string;
}

export interface DecideAccessDisputeReturnType {
  readonly agreement: string;
  readonly seq: number;
  readonly to: AccessState;
  readonly receipt: TransactionReceipt;
}

/**
 * Decides a dispute about an access. MAKER of the arbitrator.
 *
 * @throws `Accesses_*`; `Agreements_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { decideAccessDispute } from "tallystick/data";
 *
 * const sent = await decideAccessDispute(client, { terms, seq: 1, upheld: true });
 */
export async function decideAccessDispute(
  client: Client,
  parameters: DecideAccessDisputeParameters,
): Promise<SentTransaction> {
  const { terms, price, seq, upheld, reason = ZeroHash, ...options } = parameters;
  return write(
    client,
    agreementsContract(client),
    "decide",
    [termsArgument(terms), checkPrice(price), checkNumber("seq", seq), upheld, checkBytes32("reason", reason)],
    options,
  );
}

/** As `decideAccessDispute`; waits until it is mined. */
export async function decideAccessDisputeAndWait(
  client: Client,
  parameters: DecideAccessDisputeParameters,
): Promise<DecideAccessDisputeReturnType> {
  const receipt = await waitMined(client, await decideAccessDispute(client, parameters));
  const { args } = eventOf(agreementsContract(client), receipt, "AccessMoved");
  return { agreement: args.agreement, seq: Number(args.seq), to: nameOf(ACCESS_STATES, args.to), receipt };
}
