import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Whether it is the chain that it should be. */
export function checkChain({ chainId, genesisHash, expected, head, files, network }: Observation): Seen[] {
  const seen: Seen[] = [];
  for (const { by, ...wanted } of expected) {
    if (wanted.chainId !== chainId) {
      seen.push({ name: "chain-id-differs", seen: `chain id ${chainId}; ${by} says ${wanted.chainId}` });
    }
    if (wanted.genesisHash !== null && wanted.genesisHash !== genesisHash) {
      seen.push({ name: "genesis-differs", seen: `genesis ${genesisHash}; ${by} says ${wanted.genesisHash}` });
    }
  }
  const wanted = network?.genesisHash ?? genesisHash;
  if (files?.genesisHash !== undefined && files.genesisHash !== wanted) {
    const text = `genesis.json of ${files.node.organisation} begins a chain with ${files.genesisHash}, not ${wanted}`;
    seen.push({ name: "genesis-file-differs", seen: text });
  }
  if (head.header === undefined) {
    seen.push({ name: "consensus-differs", seen: `the extra data of block ${head.number} is not QBFT's` });
  }
  return seen;
}
