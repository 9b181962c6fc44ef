import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import type { SealedHeader } from "../chain/plan-updates.ts";
import { qbftClientContract } from "../contracts.ts";
import { blockHashOf, unsealedHeader } from "../model/qbft-header.ts";
import { packSeals } from "../model/seals.ts";

export interface UpdateLightClientParameters extends WriteOptions, SealedHeader {
  readonly lightClient: string;
}

export interface UpdateLightClientReturnType {
  readonly number: number;
  readonly blockHash: string;
  /** False where somebody else had brought the header before. */
  readonly isNew: boolean;
  /** True where the header proved that validators sealed two of one height: the client answers nothing from now on. */
  readonly isFrozen: boolean;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a header of the other chain. Anybody: the seals are what is believed. `requireQuorum` gives them, in the order that they need.
 *
 * @throws `QbftClient_Unknown`, `QbftClient_Frozen`, `QbftClient_Expired`, `QbftClient_HeaderInvalid`, `QbftClient_ExtraDataInvalid`,
 * `QbftClient_ValidatorsNotSorted`, `QbftClient_ValidatorsOutdated`, `QbftClient_TimeInvalid`, `QbftClient_SealsLengthInvalid`,
 * `QbftClient_SealMalformed`, `QbftClient_SealForeign`, `QbftClient_QuorumMissing`, `QbftClient_TrustedQuorumMissing`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { fetchQbftHeader, getLightClient, requireQuorum, updateLightClient } from "tallystick/anchoring";
 *
 * const { validators } = await getLightClient(client, { lightClient });
 * const header = await fetchQbftHeader(sideProvider, 300);
 * const sent = await updateLightClient(client, { lightClient, header, seals: requireQuorum(header, validators) });
 */
export async function updateLightClient(
  client: Client,
  parameters: UpdateLightClientParameters,
): Promise<SentTransaction> {
  const { lightClient, header, seals, ...options } = parameters;
  const args = [checkBytes32("lightClient", lightClient), unsealedHeader(header), packSeals(seals)] as const;
  return write(client, qbftClientContract(client), "update", args, options);
}

/** As `updateLightClient`; waits until it is mined. */
export async function updateLightClientAndWait(
  client: Client,
  parameters: UpdateLightClientParameters,
): Promise<UpdateLightClientReturnType> {
  const receipt = await waitMined(client, await updateLightClient(client, parameters));
  const contract = qbftClientContract(client);
  const isNew = eventsOf(contract, receipt, "HeaderRecorded").length > 0;
  const isFrozen = eventsOf(contract, receipt, "ClientFrozen").length > 0;
  const { header } = parameters;
  return { number: header.number, blockHash: blockHashOf(header), isNew, isFrozen, receipt };
}
