import { keccak256, type TransactionReceipt } from "ethers";
import { isTallyError } from "../lib/errors.ts";
import type { Client } from "../sdk/core/client.ts";
import { asked } from "../sdk/core/contract.ts";
import type { Due } from "../sdk/core/due/due.ts";
import { isRevert } from "../sdk/core/revert.ts";
import type { Call, Sender } from "../sdk/core/send/sender.ts";
import { type Batch, halvesOf } from "./batches.ts";

export interface CallBatchParameters {
  readonly client: Client;
  readonly sender: Sender;
  /** Head at which it was found to be due: a part of the name of each call. */
  readonly block: number;
  readonly onCalled: (batch: Batch, receipt: TransactionReceipt) => void;
  /** Hears of one thing that cannot be called, and why. */
  readonly onRefused: (due: Due, reason: string) => void;
}

/**
 * Calls what is due. Where the chain refuses a call with many, each half is tried: so one that cannot be called is found, and the others
 * are called.
 *
 * @throws What else keeps it from being called: the node, the account's funds, the outbox.
 */
export async function callBatch(batch: Batch, parameters: CallBatchParameters): Promise<void> {
  const refusal = await tryCall(batch, parameters);
  if (refusal === undefined) return;
  const [first] = batch.dues;
  if (first !== undefined && batch.dues.length === 1) return parameters.onRefused(first, refusal);
  for (const half of halvesOf(batch)) await callBatch(half, parameters);
}

/** Gives why it was refused; undefined where it was called. */
async function tryCall(batch: Batch, parameters: CallBatchParameters): Promise<string | undefined> {
  const { client, sender, block, onCalled } = parameters;
  try {
    const call = await batch.act.call(
      client,
      batch.dues.map(({ act }) => act?.input),
    );
    const gasLimit = await estimated(client, sender, call);
    const idempotencyKey = `keeper ${block} ${keccak256(call.data)}`;
    const sent = await sender.send({ ...call, gasLimit }, { idempotencyKey });
    const receipt = await sent.receipt();
    if (receipt.status !== 1) return `${receipt.hash} reverted`;
    onCalled(batch, receipt);
    return undefined;
  } catch (error) {
    if (isRevert(error) || isTallyError(error, "TX_REJECTED")) return error.message;
    // A node that refuses a call with many may refuse it for its size.
    if (isTallyError(error, "RPC_REFUSED") && batch.dues.length > 1) return error.message;
    throw error;
  }
}

async function estimated(client: Client, sender: Sender, { to, data }: Call): Promise<bigint> {
  const gas = await asked(client, () => client.provider.estimateGas({ from: sender.address, to, data }));
  // State may change until the transaction is mined, and gas with it.
  return (gas * 5n) / 4n;
}
