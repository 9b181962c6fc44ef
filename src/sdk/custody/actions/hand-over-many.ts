import type { TransactionReceipt } from "ethers";
import { checkThat } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ConcludedHandover, concludedHandover } from "../model/concluded.ts";
import { type Handover, toHandoverStruct } from "../model/handover.ts";
import { type SkippedHandover, skippedHandover } from "../model/skipped.ts";

export interface HandOverManyParameters extends WriteOptions {
  readonly handovers: readonly Handover[];
}

export interface HandOverManyReturnType {
  /** What this transaction concluded. */
  readonly handovers: readonly ConcludedHandover[];
  /** What it did not: the unit had left the offer's hop behind. */
  readonly skipped: readonly SkippedHandover[];
  readonly receipt: TransactionReceipt;
}

/**
 * Brings many handovers to the chain. One whose unit has left its hop behind is skipped, as it was brought before or is void; whatever
 * else `handOver` refuses refuses all.
 *
 * @throws as `handOver`.
 *
 * @example
 * import { handOverMany, parseHandoverMessage } from "tallystick/custody";
 *
 * const handovers = [text].map((each) => parseHandoverMessage(each, client.deployment));
 * const sent = await handOverMany(client, { handovers });
 */
export async function handOverMany(client: Client, parameters: HandOverManyParameters): Promise<SentTransaction> {
  const { handovers, ...options } = parameters;
  checkThat(handovers.length > 0, "handovers", handovers, "at least one");
  return write(client, custodyContract(client), "handOverMany", [handovers.map(toHandoverStruct)], options);
}

/** As `handOverMany`; waits until it is mined and gives what came of each, and of what was skipped what stands on chain. */
export async function handOverManyAndWait(
  client: Client,
  parameters: HandOverManyParameters,
): Promise<HandOverManyReturnType> {
  const receipt = await waitMined(client, await handOverMany(client, parameters));
  const custody = custodyContract(client);
  const handovers = eventsOf(custody, receipt, "HandoverConcluded").map(concludedHandover);
  const left = eventsOf(custody, receipt, "HandoverSkipped");
  const skipped = await Promise.all(left.map((event) => skippedHandover(client, event)));
  return { handovers, skipped, receipt };
}
