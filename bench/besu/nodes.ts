/** The nodes that a benchmark runs on. */
import { besuMissing, findBesu } from "../../src/testing/besu/find-besu.ts";
import { createNetwork } from "../../src/testing/besu/live-network.ts";
import { startEmbedded } from "./embedded.ts";
import { NETWORK } from "./settings.ts";

export interface Nodes {
  readonly urls: readonly [string, ...string[]];
  readonly version: string;
  close(): Promise<void>;
}

export interface NodesParameters {
  readonly embedded: boolean;
  /** Of a network that runs already. */
  readonly rpc?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Those that run, one embedded node, or four validators of a Besu; a sentence where there is none. */
export async function openNodes({ embedded, rpc, env }: NodesParameters): Promise<Nodes | string> {
  const [first, ...others] = rpc ?? [];
  if (first !== undefined) return { urls: [first, ...others], version: "of others", close: async () => {} };
  if (embedded) {
    const { url, close } = await startEmbedded(NETWORK);
    return { urls: [url], version: "embedded", close };
  }
  const missing = await besuMissing(env);
  if (missing !== undefined) return missing;
  const { nodes, close } = await createNetwork({ besu: findBesu(env) as string, env, ...NETWORK });
  try {
    await Promise.all(nodes.map((node) => node.start()));
    const version = await nodes[0].ask<string>("web3_clientVersion");
    const [one, two, three, four] = nodes;
    return { urls: [one.url, two.url, three.url, four.url], version, close };
  } catch (error) {
    await close();
    throw error;
  }
}
