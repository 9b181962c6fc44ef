import { keccak256 } from "ethers";
import { isTallyError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import { getLightClient } from "../sdk/anchoring/actions/get-light-client.ts";
import { getRecordedHeader } from "../sdk/anchoring/actions/get-recorded-header.ts";
import { updateLightClientAndWait } from "../sdk/anchoring/actions/update-light-client.ts";
import { planUpdates } from "../sdk/anchoring/chain/plan-updates.ts";
import { unsealedHeader } from "../sdk/anchoring/model/qbft-header.ts";
import type { Client } from "../sdk/core/client.ts";
import { relayError } from "./errors.ts";
import type { Side } from "./side/side.ts";

export interface BringParameters {
  /** Sends by the outbox. */
  readonly client: Client;
  readonly side: Side;
  readonly lightClient: string;
  /** Head of this chain when the round began: a part of the name of each transaction. */
  readonly block: number;
  readonly log: Logger;
}

/**
 * Brings the header of a height, and those before it without which it would not be believed; gives how many transactions that were. None
 * where somebody else has brought it. What the client would not take is found out before anything is sent.
 *
 * @throws `QBFT_SEALS_INSUFFICIENT`, `QBFT_HEADER_INVALID`, `HEADER_MISMATCH` for a node that lies; what the contract reverts with;
 * `LIGHT_CLIENT_STOPPED` where the header proves that validators sealed two of one height.
 */
export async function bringHeight(number: number, parameters: BringParameters): Promise<number> {
  const { client, side, lightClient, block, log } = parameters;
  if (await isRecorded(client, lightClient, number)) return 0;
  const trust = await getLightClient(client, { lightClient });
  const steps = await planUpdates(side.header, trust, number);
  for (const step of steps) {
    const idempotencyKey = `relay ${block} ${trust.era} ${keccak256(unsealedHeader(step.header))}`;
    const update = { lightClient, ...step, idempotencyKey };
    const { isNew, isFrozen, blockHash, receipt } = await updateLightClientAndWait(client, update);
    log.info(
      { number: step.header.number, blockHash, isNew, hash: receipt.hash, block: receipt.blockNumber },
      "brought",
    );
    if (isFrozen) throw stopped(lightClient, "validators sealed two headers of one height", step.header.number);
  }
  return steps.length;
}

/** The light client takes nothing. */
export function stopped(lightClient: string, reason: string, number?: number) {
  return relayError("LIGHT_CLIENT_STOPPED", `light client ${lightClient}: ${reason}`, { lightClient, reason, number });
}

async function isRecorded(client: Client, lightClient: string, number: number): Promise<boolean> {
  try {
    await getRecordedHeader(client, { lightClient, number });
    return true;
  } catch (error) {
    if (isTallyError(error, "NOT_FOUND")) return false;
    throw error;
  }
}
