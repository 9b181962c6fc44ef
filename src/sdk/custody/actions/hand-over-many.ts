import type { TransactionReceipt } from "ethers";
import { checkThat } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventsOf, mined, type WriteOptions, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ConcludedHandover, concludedHandover } from "../model/concluded.ts";
import { type Handover, toHandoverStruct } from "../model/handover.ts";

export interface HandOverManyParameters extends WriteOptions {
  readonly handovers: readonly Handover[];
}

export interface HandOverManyReturnType {
  /** What this transaction concluded. */
  readonly handovers: readonly ConcludedHandover[];
  /** Units whose handover somebody had submitted before, with the same outcome. */
  readonly skipped: readonly string[];
  readonly receipt: TransactionReceipt;
}

/**
 * Brings many handovers to the chain, all or none; one that is on record already is skipped. As `handOver`.
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

/** As `handOverMany`; waits until it is mined and gives what came of each. */
export async function handOverManyAndWait(
  client: Client,
  parameters: HandOverManyParameters,
): Promise<HandOverManyReturnType> {
  const receipt = await mined(client, await handOverMany(client, parameters));
  const events = eventsOf(custodyContract(client), receipt, "HandoverConcluded");
  const handovers = events.map(concludedHandover);
  const done = new Set(handovers.map(({ unit, offered }) => `${unit} ${offered.hop}`));
  const skipped = parameters.handovers.map(({ offer }) => offer).filter(({ unit, hop }) => !done.has(`${unit} ${hop}`));
  return { handovers, skipped: skipped.map(({ unit }) => unit), receipt };
}
