import type { Provider } from "ethers";
import { isTallyError } from "../../../lib/errors.ts";
import { sdkError } from "../errors.ts";
import { headerRlp, parseHeader, type RpcBlock } from "./header.ts";
import { rawRpc } from "./raw-rpc.ts";
import { encodeReceipt, type RpcReceipt } from "./receipt-rlp.ts";
import { transactionReceiptTrie } from "./receipt-trie.ts";

/** That a transaction's receipt is in a block. All in hex; needs no node to be verified. */
export interface TransactionReceiptProof {
  /** The block's header in RLP; under QBFT with its seals. */
  readonly header: string;
  /** Place of the transaction in the block. */
  readonly transactionIndex: number;
  /** The receipt's bytes in the trie. */
  readonly receipt: string;
  /** Nodes of the receipts trie, from its root. */
  readonly path: readonly string[];
}

/** Receipts asked for at once where the node cannot give a block's receipts in one answer. */
const AT_ONCE = 16;

/**
 * Makes the proof that a transaction's receipt, and so each event in it, is in its block: rebuilds the block's receipts trie
 * and checks it against the header before anything is handed out.
 *
 * @throws `BLOCK_UNKNOWN` when the transaction is not mined; `HEADER_MISMATCH`, `TRANSACTION_RECEIPTS_MISMATCH` when the node's answers
 * do not fit each other; `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { createTransactionReceiptProof, verifyTransactionReceiptProof } from "tallystick";
 *
 * const proof = await createTransactionReceiptProof(client.provider, transactionHash);
 * const { hash, logs } = await verifyTransactionReceiptProof(proof);
 */
export async function createTransactionReceiptProof(
  provider: Provider,
  transactionHash: string,
): Promise<TransactionReceiptProof> {
  const own = (await rawRpc(provider, "eth_getTransactionReceipt", [transactionHash])) as RpcReceipt | null;
  if (!own) throw sdkError("BLOCK_UNKNOWN", `transaction ${transactionHash} is not mined`, { transactionHash });
  const { blockHash } = own;
  const block = (await rawRpc(provider, "eth_getBlockByHash", [blockHash, false])) as RpcBlock | null;
  if (!block) throw sdkError("BLOCK_UNKNOWN", `the node has no block ${blockHash}`, { blockHash });
  const header = headerRlp(block);
  const receipts = (await blockReceipts(provider, block)).map(encodeReceipt);
  const trie = transactionReceiptTrie(receipts);
  const [expected, actual] = [parseHeader(header).receiptsRoot, trie.root];
  if (actual !== expected) {
    throw sdkError(
      "TRANSACTION_RECEIPTS_MISMATCH",
      `receipts of block ${blockHash} give ${actual}, its header has ${expected}`,
      {
        blockHash,
        expected,
        actual,
      },
    );
  }
  const transactionIndex = Number(own.transactionIndex);
  const receipt = receipts[transactionIndex] as string;
  return { header, transactionIndex, receipt, path: trie.pathTo(transactionIndex) };
}

/** In one answer where the node can, else one by one. */
async function blockReceipts(provider: Provider, block: RpcBlock): Promise<readonly RpcReceipt[]> {
  try {
    const all = await rawRpc(provider, "eth_getBlockReceipts", [block.number]);
    if (Array.isArray(all)) return all;
  } catch (error) {
    if (!isTallyError(error, "RPC_REFUSED")) throw error;
  }
  const hashes = block.transactions as readonly string[];
  const receipts: RpcReceipt[] = [];
  for (let i = 0; i < hashes.length; i += AT_ONCE) {
    const ask = (hash: string) => rawRpc(provider, "eth_getTransactionReceipt", [hash]) as Promise<RpcReceipt | null>;
    for (const receipt of await Promise.all(hashes.slice(i, i + AT_ONCE).map(ask))) {
      if (!receipt) throw sdkError("BLOCK_UNKNOWN", `block ${block.hash} lacks a receipt`, { blockHash: block.hash });
      receipts.push(receipt);
    }
  }
  return receipts;
}
