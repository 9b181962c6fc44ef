import type { Log } from "ethers";
import type { Client } from "../../core/client.ts";
import { sdkError } from "../../core/errors.ts";
import { rpc } from "../../core/rpc.ts";
import { feedsContract } from "../contracts.ts";
import type { Batch } from "./batch.ts";
import { type BatchFields, type CarriedFields, fromBatchFields, type LatestFields } from "./batch-fields.ts";
import { batchId } from "./batch-id.ts";

/** A sealed batch, and where it was sealed. */
export interface SealedBatch {
  readonly id: string;
  readonly batch: Batch;
  /** The gateway set that signed. */
  readonly epoch: number;
  readonly transaction: string;
  readonly block: number;
}

/** `BatchSealed` as the node gave it. */
interface SealedEvent {
  readonly args: BatchFields & { readonly id: string; readonly epoch: bigint };
  readonly transactionHash: string;
  readonly blockNumber: number;
}

/**
 * Assembles a batch from its events, and checks that it has the id that the chain stores.
 *
 * @throws `EVENT_MISSING`, `NUMBER_TOO_LARGE`.
 */
export async function readSealedBatch(client: Client, event: SealedEvent): Promise<SealedBatch> {
  const { args, transactionHash: transaction, blockNumber: block } = event;
  const logs = (await rpc(() => client.provider.getTransactionReceipt(transaction)))?.logs ?? [];
  const carriedBy = (name: string) => eventArgs(client, logs, name).find((found) => found.id === args.id);
  const latest = (carriedBy("LatestCarried")?.latest ?? []) as LatestFields[];
  const exceedances = (carriedBy("ExceedancesListed")?.exceedances ?? []) as CarriedFields[];
  const batch = fromBatchFields(args, latest, exceedances);
  if (batchId(batch) !== args.id) {
    const values = { event: "BatchSealed", id: args.id };
    throw sdkError("EVENT_MISSING", `the node's events of batch ${args.id} have other content`, values);
  }
  return { id: args.id, batch, epoch: Number(args.epoch), transaction, block };
}

/** Arguments of the events of a name that `Feeds` emitted. */
function eventArgs(client: Client, logs: readonly Log[], name: string): Record<string, unknown>[] {
  const feeds = feedsContract(client);
  const address = String(feeds.target).toLowerCase();
  return logs
    .filter((log) => log.address.toLowerCase() === address)
    .map((log) => feeds.interface.parseLog(log))
    .filter((event) => event?.name === name)
    .map((event) => event?.args.toObject() as Record<string, unknown>);
}
