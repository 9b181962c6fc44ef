import { keccak256 } from "ethers";
import { isTallyError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import { getLightClient, type LightClient } from "../sdk/anchoring/actions/get-light-client.ts";
import { getRecordedHeader, type RecordedHeader } from "../sdk/anchoring/actions/get-recorded-header.ts";
import { updateLightClientAndWait } from "../sdk/anchoring/actions/update-light-client.ts";
import { isSameSet, planUpdates, type SealedHeader } from "../sdk/anchoring/chain/plan-updates.ts";
import { blockHashOf, type QbftHeader, unsealedHeader } from "../sdk/anchoring/model/qbft-header.ts";
import { type CommitSeal, requireQuorum } from "../sdk/anchoring/model/seals.ts";
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
  const { client, side, lightClient } = parameters;
  const recorded = await recordedAt(client, lightClient, number);
  const trust = await getLightClient(client, { lightClient });
  if (recorded !== undefined) return compareRecorded(recorded, trust, parameters);
  const steps = await planUpdates(side.header, trust, number);
  for (const step of steps) await send(step, trust, parameters);
  return steps.length;
}

/**
 * Compares what is recorded of a height with what the nodes tell. Two headers of one height that validators sealed are brought, too: that
 * freezes the client, and proves who broke the protocol. Gives how many transactions that were.
 *
 * @throws as `bringHeight`: a header that differs and is not sealed is a lie.
 */
export async function compareRecorded(
  { number, blockHash }: RecordedHeader,
  trust: LightClient,
  parameters: BringParameters,
): Promise<number> {
  const header = await parameters.side.header(number, trust.validators);
  if (blockHashOf(header).startsWith(blockHash)) return 0;
  const seals = evidenceOf(header, trust.validators);
  if (seals === undefined) return 0;
  await send({ header, seals }, trust, parameters);
  return 1;
}

/** The seals of a header that differs from what is recorded; none where it is one of validators that are not trusted any more, which proves nothing. */
function evidenceOf(header: QbftHeader, trusted: readonly string[]): readonly CommitSeal[] | undefined {
  try {
    return requireQuorum(header, trusted);
  } catch (error) {
    const isFormer = !isSameSet(trusted, header.extraData.validators);
    if (isFormer && isTallyError(error, "QBFT_SEALS_INSUFFICIENT")) return undefined;
    throw error;
  }
}

/** The light client takes nothing. */
export function stopped(lightClient: string, reason: string, number?: number) {
  return relayError("LIGHT_CLIENT_STOPPED", `light client ${lightClient}: ${reason}`, { lightClient, reason, number });
}

async function send(step: SealedHeader, { era }: LightClient, parameters: BringParameters): Promise<void> {
  const { client, lightClient, block, log } = parameters;
  const { number } = step.header;
  const idempotencyKey = `relay ${block} ${era} ${keccak256(unsealedHeader(step.header))}`;
  const update = { lightClient, ...step, idempotencyKey };
  const { isNew, isFrozen, blockHash, receipt } = await updateLightClientAndWait(client, update);
  log.info({ number, blockHash, isNew, hash: receipt.hash, block: receipt.blockNumber }, "brought");
  if (isFrozen) throw stopped(lightClient, "validators sealed two headers of one height", number);
}

export async function recordedAt(
  client: Client,
  lightClient: string,
  number: number,
): Promise<RecordedHeader | undefined> {
  try {
    return await getRecordedHeader(client, { lightClient, number });
  } catch (error) {
    if (isTallyError(error, "NOT_FOUND")) return undefined;
    throw error;
  }
}
