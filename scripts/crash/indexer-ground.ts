/** Chains that an indexer follows while it is killed. */
import { JsonRpcProvider } from "ethers";
import { EVENTS_PER_BLOCK, madeChain } from "../../src/testing/made-chain.ts";
import type { Deployment } from "../../src/sdk/core/deployment.ts";
import { startStrictNode } from "../../src/testing/besu/strict-node.ts";
import { custodyAt, prepareCustody, WARD } from "../../src/testing/custody.ts";

export interface IndexerGround {
  readonly url: string;
  readonly deployment: Deployment;
  /** Newest block. */
  readonly head: number;
  /** Blocks that have something. */
  readonly busy: number;
  close(): Promise<void>;
}

/** Units that one transaction makes. */
const TOGETHER = 50;

/** A mined chain of so many units, each with an event. */
export async function minedGround(units: number): Promise<IndexerGround> {
  const node = await startStrictNode();
  const provider = new JsonRpcProvider(node.url, undefined, { cacheTimeout: -1, batchMaxCount: 1 });
  const close = async () => {
    provider.destroy();
    await node.close();
  };
  try {
    const prepared = await prepareCustody(node.chain);
    const { hospital, rules, now } = await custodyAt(node.chain, prepared);
    for (let made = 0; made < units; made += TOGETHER) {
      const when = await now();
      const creations = Array.from({ length: Math.min(TOGETHER, units - made) }, (_, i) => {
        return {
          identifier: `urn:example:${made + i}`,
          rules,
          step: 0,
          class: 0,
          site: WARD,
          when,
          items: 1,
          quantity: 1 + i,
        };
      });
      await hospital.client.custody.createUnitsAndWait({ creations });
    }
    const { deployment } = prepared;
    const head = await provider.getBlockNumber();
    return { url: node.url, deployment, head, busy: Math.ceil(units / TOGETHER), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A chain of so many events that was never mined: many more than can be mined in the time. */
export async function madeGround(events: number): Promise<IndexerGround> {
  const { url, client, head, close } = await madeChain(events);
  return { url, deployment: client.deployment, head, busy: Math.ceil(events / EVENTS_PER_BLOCK), close };
}
