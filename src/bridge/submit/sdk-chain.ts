import { id as keccakId } from "ethers";
import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { openListedAndWait } from "../../sdk/sensing/actions/exceedances/open-listed.ts";
import { getHead } from "../../sdk/sensing/actions/feeds/get-head.ts";
import { getSealedBatch } from "../../sdk/sensing/actions/feeds/get-sealed-batch.ts";
import { submitBatchAndWait } from "../../sdk/sensing/actions/feeds/submit-batch.ts";
import { exceedancesContract, feedsContract } from "../../sdk/sensing/contracts.ts";
import type { Batch } from "../../sdk/sensing/model/batch.ts";
import { batchId } from "../../sdk/sensing/model/batch-id.ts";
import { exceedanceId } from "../../sdk/sensing/model/exceedance-id.ts";
import { bridgeError } from "../model/errors.ts";
import type { SealedAt, SealedBatches, SealingChain } from "./sealing-chain.ts";

/**
 * The chain through the SDK. With an outbox as the client's sender nothing is sent twice, whenever the process dies: an act is
 * named by the batch, the gateway set, the signatures and the attempt. A new attempt is made only where the one before was mined and reverted.
 */
export function sdkChain(client: Client): SealingChain & SealedBatches {
  const { provider } = client;
  const feeds = feedsContract(client);
  const attempts = new Map<string, number>();

  const where = async (transaction: string): Promise<SealedAt> => {
    const receipt = await rpc(() => provider.getTransactionReceipt(transaction));
    if (!receipt) throw bridgeError("CHAIN_DISAGREES", `the node does not know ${transaction}`, { transaction });
    return { transaction, block: receipt.blockNumber, gasUsed: Number(receipt.gasUsed) };
  };

  const has = async (batch: Batch) => {
    const { station, firstSeq } = batch;
    return (await rpc(() => feeds.batchAt(station, firstSeq))) === batchId(batch);
  };

  return {
    has,
    gapAt: async (station, firstSeq) => Number(await rpc(() => feeds.gapAt(station, firstSeq))),
    lastSeq: async (station) => (await getHead(client, { station })).lastSeq,
    async gateways(station) {
      const { epoch, quorum } = await rpc(() => feeds.stationOf(station));
      return { epoch: Number(epoch), quorum: Number(quorum) };
    },
    async find(batch) {
      const { station, firstSeq } = batch;
      if (!(await has(batch))) return undefined;
      return where((await getSealedBatch(client, { station, firstSeq })).transaction);
    },
    async submit({ batch, epoch, signatures, lost }) {
      const hand = keccakId(signatures.map(({ signature }) => signature).join());
      const act = `seal ${batchId(batch)} ${epoch} ${hand}${lost === undefined ? "" : ` after ${lost}`}`;
      const attempt = attempts.get(act) ?? 0;
      const idempotencyKey = `${act} ${attempt}`;
      try {
        const { receipt, outcome } = await submitBatchAndWait(client, { batch, epoch, signatures, idempotencyKey });
        attempts.delete(act);
        if (outcome === "Equivocated") {
          const { station, firstSeq } = batch;
          throw bridgeError("CHAIN_DISAGREES", `station ${station}: another batch is sealed at reading ${firstSeq}`, {
            station,
            firstSeq,
            transaction: receipt.hash,
          });
        }
        return { transaction: receipt.hash, block: receipt.blockNumber, gasUsed: Number(receipt.gasUsed) };
      } catch (error) {
        if (isTallyError(error) && !error.retryable) attempts.set(act, attempt + 1);
        throw error;
      }
    },
    async openListed(batch) {
      const exceedances = exceedancesContract(client);
      const stages = await Promise.all(
        batch.exceedances.map(({ sensor, seq }) => rpc(() => exceedances.exceedance(exceedanceId({ sensor, seq })))),
      );
      if (stages.every(({ stage }) => stage !== 0n)) return [];
      return (await openListedAndWait(client, { batch })).skipped;
    },
  };
}
