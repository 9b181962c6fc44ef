import type { Client } from "../../sdk/core/client.ts";
import { codeAt } from "../../sdk/core/code-at.ts";
import { probeChainId } from "../../sdk/core/probe.ts";
import type { Cursor } from "../../sdk/core/events/cursor.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { indexerError } from "../errors.ts";
import type { IndexStore } from "../store/open-store.ts";
import { BLOCK } from "../store/kept-tables.ts";

/**
 * Makes sure that the node's chain is the one that the rows are of: its id, its first block, the code at the contracts' addresses, and the
 * newest stored block that the node reaches. Gives the node's newest block.
 *
 * @throws `CHAIN_REPLACED`; as `rpc` where the node does not answer.
 */
export async function requireSameChain(
  client: Client,
  store: IndexStore,
  followed: readonly string[],
): Promise<number> {
  const { provider, deployment } = client;
  const { chainId, genesisHash, contracts } = deployment;
  const is = await probeChainId(provider);
  if (is !== BigInt(chainId)) throw replaced("chainId", String(is), String(chainId));
  const genesis = (await rpc(() => provider.getBlock(0)))?.hash;
  if (genesis !== genesisHash) throw replaced("genesisHash", genesis ?? null, genesisHash);
  const head = await rpc(() => provider.getBlockNumber());
  const known = await store.read((read) =>
    read.select(BLOCK, { where: [["number", "<=", head]], order: ["number"], isReversed: true, limit: 1 }),
  );
  const cursor = await store.cursor();
  if (cursor !== undefined && known.length === 0) throw replaced("head", head, `at least ${cursor.block}`);
  for (const { number, hash } of known) {
    const found = (await rpc(() => provider.getBlock(number)))?.hash;
    // A node under load may tell of a head and not have its block for a moment.
    if (found !== undefined && found !== null && found !== hash) throw replaced(`block ${number}`, found, hash);
  }
  for (const name of followed) {
    const deployed = contracts[name];
    if (deployed === undefined || deployed.block > head) continue;
    if ((await codeAt(provider, deployed.address)) === "0x") throw replaced(name, "0x", deployed.address);
  }
  return head;
}

/** Makes sure that the newest stored block is one of the node's, where that reaches it. @throws `CHAIN_REPLACED`; as `rpc`. */
export async function requireSameBlock({ provider }: Client, cursor: Cursor): Promise<void> {
  const found = (await rpc(() => provider.getBlock(cursor.block)))?.hash;
  if (typeof found === "string" && found !== cursor.blockHash) {
    throw replaced(`block ${cursor.block}`, found, cursor.blockHash);
  }
}

function replaced(field: string, value: unknown, expected: unknown) {
  const message = `the chain is another one than the rows are of: ${field} is ${value}, and was ${expected}`;
  return indexerError("CHAIN_REPLACED", message, { field, value, expected });
}
