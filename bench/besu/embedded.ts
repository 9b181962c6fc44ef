/** The embedded node with the blocks of a network: one process without consensus, so its figures are no consensus figures. */
import { startNode } from "../../src/testing/node.ts";

export interface EmbeddedNode {
  readonly url: string;
  close(): Promise<void>;
}

export async function startEmbedded(blockPeriod: number, gasLimit: number): Promise<EmbeddedNode> {
  const { url, close } = await startNode({
    initialBaseFeePerGas: 0,
    blockGasLimit: gasLimit,
    mining: { auto: false, interval: blockPeriod * 1_000 },
  });
  return { url, close };
}
