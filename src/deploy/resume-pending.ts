import { getCreateAddress, type Provider, sha256, type TransactionResponse } from "ethers";
import { systemClock } from "../lib/clock.ts";
import { isTallyError } from "../lib/errors.ts";
import { codeAt } from "../sdk/core/code-at.ts";
import type { PendingCreation } from "../sdk/core/deployment.ts";
import { requireBlock } from "../sdk/core/require-block.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { findNonceUse } from "../sdk/core/send/nonce-use.ts";
import { deployError } from "./errors.ts";
import type { DeploymentFile } from "./journal.ts";

/**
 * Finds out what became of a creation that was noted before it was sent: if it is on the chain, its contract is put into the
 * file; if it was never sent, the note is dropped.
 *
 * @throws `DEPLOYMENT_PENDING` while the sender has a transaction in the node's pool.
 */
export async function resumePending(
  provider: Provider,
  file: DeploymentFile,
  pending: PendingCreation,
  onProgress: (what: string) => void,
): Promise<void> {
  const { name, from, nonce, args, version, commit } = pending;
  const [mined, known] = await rpc(() =>
    Promise.all([provider.getTransactionCount(from), provider.getTransactionCount(from, "pending")]),
  );
  if (known > mined) {
    throw deployError("DEPLOYMENT_PENDING", `transaction ${mined} of ${from} is in the node's pool`, {
      from,
      nonce: mined,
    });
  }
  delete file.pending;
  if (mined <= nonce) return;
  const address = getCreateAddress({ from, nonce });
  if ((await codeAt(provider, address)) === "0x") return;
  const sent = await findTransaction(provider, pending, onProgress);
  // The nonce may have been used for something else.
  if (sent?.blockNumber == null || sha256(sent.data) !== pending.data) return;
  file.contracts[name] = { address, block: sent.blockNumber, tx: sent.hash, args, version, commit };
}

/**
 * Asks in which block the nonce was used: a few questions, however long ago that is. A node that has dropped the state of then cannot
 * tell; then the transaction is looked for from the noted block on, and it is said how far that is.
 */
async function findTransaction(
  provider: Provider,
  pending: PendingCreation,
  onProgress: (what: string) => void,
): Promise<TransactionResponse | undefined> {
  const { name, from, nonce, block } = pending;
  const use = await rpc(() => findNonceUse(provider, from, nonce)).catch(unlessUnreachable);
  if (use !== undefined) return (await rpc(() => provider.getTransaction(use.by))) ?? undefined;
  const head = await rpc(() => provider.getBlockNumber());
  for (let number = block + 1; number <= head; number++) {
    if ((number - block - 1) % STRETCH === 0)
      onProgress(`looking for the creation of ${name}: block ${number} of ${head}`);
    const content = await requireBlock(provider, number, systemClock, true);
    const found = content.prefetchedTransactions.find((sent) => sent.from === from && sent.nonce === nonce);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Blocks that are searched before the next word of it. */
const STRETCH = 100;

function unlessUnreachable(error: unknown): undefined {
  if (isTallyError(error, "RPC_UNREACHABLE")) throw error;
}
