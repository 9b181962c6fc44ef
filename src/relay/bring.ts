import { keccak256 } from "ethers";
import { isTallyError, type TallyError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import type { LightClient } from "../sdk/anchoring/actions/get-light-client.ts";
import { updateLightClientAndWait } from "../sdk/anchoring/actions/update-light-client.ts";
import { isSameSet, planUpdates, type SealedHeader } from "../sdk/anchoring/chain/plan-updates.ts";
import { unsealedHeader } from "../sdk/anchoring/model/qbft-header.ts";
import { requireQuorum } from "../sdk/anchoring/model/seals.ts";
import type { Client } from "../sdk/core/client.ts";
import { isRevert } from "../sdk/core/revert.ts";
import { relayError } from "./errors.ts";
import { faultOf, isForeign, isNotYet } from "./side/faults.ts";
import type { Side } from "./side/side.ts";

export interface BringParameters {
  /** Sends by the outbox. */
  readonly client: Client;
  readonly side: Side;
  readonly lightClient: string;
  /** Head of this chain when the round began: a part of the name of each transaction. */
  readonly block: number;
  readonly log: Logger;
  /** Hears of each transaction that was mined. */
  readonly onBrought: () => void;
}

/** What became of a height. */
export type Brought =
  | { readonly state: "Recorded"; readonly stateRoot: string }
  /** It is tried again; `problem` says what is wrong, where something is. */
  | { readonly state: "Waiting"; readonly problem?: TallyError }
  | { readonly state: "Untrusted" | "Refused"; readonly problem: TallyError };

/** The headers that are to be sent for a height, or why there are none. */
type Plan = { readonly steps: readonly SealedHeader[] } | Brought;

/**
 * Finds the headers that bring a height: its own, and those before it without which it would not be believed. What the light client would
 * not take is found out before anything is sent.
 */
export async function planHeight(number: number, light: LightClient, side: Side): Promise<Plan> {
  try {
    if (number > light.number) return { steps: await planUpdates(side.header, light, number) };
    const header = await side.header(number, light.validators);
    if (isSameSet(light.validators, header.extraData.validators))
      return { steps: [{ header, seals: requireQuorum(header, light.validators) }] };
    requireQuorum(header, header.extraData.validators);
    return { state: "Refused", problem: outdated(number, light) };
  } catch (error) {
    if (!isTallyError(error)) throw error;
    if (isNotYet(error)) return { state: "Waiting" };
    return { state: isForeign(error) ? "Untrusted" : "Waiting", problem: faultOf(error) };
  }
}

/**
 * Sends the headers of a plan, one after the other.
 *
 * @throws `LIGHT_CLIENT_STOPPED` where one proves that validators sealed two of one height; what keeps transactions from being sent.
 */
export async function sendSteps(
  steps: readonly SealedHeader[],
  light: LightClient,
  parameters: BringParameters,
): Promise<Brought> {
  let stateRoot = "";
  for (const step of steps) {
    const sent = await sendHeader(step, light, parameters);
    if ("refusal" in sent) return judge(sent.refusal, step, light);
    if (sent.isFrozen) {
      throw stopped(light.lightClient, "validators sealed two headers of one height", step.header.number);
    }
    ({ stateRoot } = step.header);
  }
  return { state: "Recorded", stateRoot };
}

/** The light client takes nothing. */
export function stopped(lightClient: string, reason: string, number: number) {
  return relayError("LIGHT_CLIENT_STOPPED", `light client ${lightClient}: ${reason}`, { lightClient, reason, number });
}

type Sent = { readonly isFrozen: boolean } | { readonly refusal: TallyError };

async function sendHeader(step: SealedHeader, { era }: LightClient, parameters: BringParameters): Promise<Sent> {
  const { client, lightClient, block, log, onBrought } = parameters;
  const { number } = step.header;
  const idempotencyKey = `relay ${block} ${era} ${keccak256(unsealedHeader(step.header))}`;
  try {
    const { isNew, isFrozen, blockHash, receipt } = await updateLightClientAndWait(client, {
      lightClient,
      ...step,
      idempotencyKey,
    });
    onBrought();
    log.info({ number, blockHash, isNew, hash: receipt.hash, block: receipt.blockNumber }, "brought");
    return { isFrozen };
  } catch (error) {
    if (isRevert(error)) return { refusal: error };
    throw error;
  }
}

/** What a revert means: a header whose time this chain has not reached is taken later. */
function judge(refusal: TallyError, { header }: SealedHeader, light: LightClient): Brought {
  const { number, timestamp } = header;
  const { latest } = refusal.values;
  if (refusal.code === "QbftClient_TimeInvalid" && number > light.number && timestamp > Number(latest)) {
    const message = `header ${number} is of ${timestamp}, this chain takes headers up to ${latest}: it is brought later`;
    const values = { number, time: timestamp, latest: Number(latest) };
    return { state: "Waiting", problem: relayError("SIDE_CLOCK_AHEAD", message, values) };
  }
  return { state: "Refused", problem: refusal };
}

function outdated(number: number, light: LightClient) {
  const message = `header ${number} lists other validators than those that are trusted since header ${light.number} or before: the light client takes none like it up to there`;
  return relayError("SIDE_VALIDATORS_OUTDATED", message, { number, newest: light.number });
}
