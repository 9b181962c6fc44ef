import type { Client } from "../../client.ts";
import { BLOCKS_PER_QUERY } from "../../query-events.ts";
import { rpc } from "../../rpc.ts";
import type { ChainAct } from "./chain-act.ts";
import { decodeAct } from "./decode-act.ts";
import { withSigned } from "./signed.ts";

/** All that Custody's events say about units, in the order of the chain. */
export async function readActs(client: Client): Promise<ChainAct[]> {
  const { provider, contracts, deployment } = client;
  const { address, block: first } = deployment.contracts.Custody;
  const head = await rpc(() => provider.getBlockNumber());
  const acts: ChainAct[] = [];
  const recordedAt = times(client);
  for (let fromBlock = first; fromBlock <= head; fromBlock += BLOCKS_PER_QUERY) {
    const toBlock = Math.min(fromBlock + BLOCKS_PER_QUERY - 1, head);
    for (const log of await rpc(() => provider.getLogs({ address, fromBlock, toBlock }))) {
      const event = contracts.custody.interface.parseLog(log);
      const { transactionHash: transaction, blockNumber: block, index } = log;
      const where = { transaction, block, index, recordedAt: await recordedAt(block) };
      const act = event ? decodeAct(event, where) : undefined;
      if (act) acts.push(await withSigned(client, act));
    }
  }
  return acts;
}

/** Times of blocks, each asked for once. */
function times({ provider }: Client): (block: number) => Promise<number> {
  const known = new Map<number, Promise<number>>();
  return (block) => {
    const time = known.get(block) ?? rpc(() => provider.getBlock(block)).then((found) => found?.timestamp ?? 0);
    known.set(block, time);
    return time;
  };
}
