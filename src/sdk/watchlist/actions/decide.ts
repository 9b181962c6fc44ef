import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";
import type { DecisionMessage } from "../model/messages.ts";

export interface DecideObjectionParameters extends WriteOptions {
  readonly decision: DecisionMessage;
  /** Of a CHECKER of a regulator, see `signDecision`. */
  readonly signature: string;
}

export interface DecideObjectionReturnType {
  readonly upheld: boolean;
  readonly arbiter: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a signed decision to the chain: the report is corrected, for ever, or in force as before; whoever was wrong loses his stake to
 * the other. Anybody.
 *
 * @throws `Watchlist_WrongStatus`, `Watchlist_WrongNumber`, `Watchlist_NotArbiter`, `Watchlist_DecisionLate`, `Members_RoleMissing`;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { decideObjection, signDecision } from "tallystick/watchlist";
 *
 * const which = { list, epoch: 1, tag, organisation: 7, number: 1, objection: 1 };
 * const decision = { ...which, upheld: true, reasoning: root, deadline: 1800000000n };
 * const sent = await decideObjection(client, { decision, signature: await signDecision(signer, deployment, decision) });
 */
export async function decideObjection(client: Client, parameters: DecideObjectionParameters): Promise<SentTransaction> {
  const { decision, signature, ...options } = parameters;
  checkBytes("signature", signature);
  return write(client, watchlistContract(client), "decide", [decision, signature], options);
}

/** As `decideObjection`; waits until it is mined. */
export async function decideObjectionAndWait(
  client: Client,
  parameters: DecideObjectionParameters,
): Promise<DecideObjectionReturnType> {
  const receipt = await waitMined(client, await decideObjection(client, parameters));
  const { upheld, arbiter } = eventOf(watchlistContract(client), receipt, "ObjectionDecided").args;
  return { upheld, arbiter: Number(arbiter), receipt };
}
