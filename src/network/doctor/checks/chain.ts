import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Whether it is the chain that it should be. */
export function checkChain(observation: Observation): Seen[] {
  const { chainId, genesisHash, expected, head } = observation;
  const seen: Seen[] = [];
  for (const { by, ...wanted } of expected) {
    if (wanted.chainId !== chainId) {
      seen.push({ name: "chain-id-differs", seen: `chain id ${chainId}; ${by} says ${wanted.chainId}` });
    }
    if (wanted.genesisHash !== null && wanted.genesisHash !== genesisHash) {
      seen.push({ name: "genesis-differs", seen: `genesis ${genesisHash}; ${by} says ${wanted.genesisHash}` });
    }
  }
  seen.push(...checkGenesisFile(observation));
  if (head.header === undefined) {
    seen.push({ name: "consensus-differs", seen: `the extra data of block ${head.number} is not QBFT's` });
  }
  return seen;
}

/** Whether its genesis.json begins the chain of the network; where network.json does not say which, that of the node. */
export function checkGenesisFile({
  genesisHash,
  files,
  network,
}: Pick<Observation, "files" | "network"> & Partial<Pick<Observation, "genesisHash">>): Seen[] {
  const wanted = network?.genesisHash ?? genesisHash;
  const filed = files?.genesisHash;
  if (filed === undefined || wanted === undefined || filed === wanted) return [];
  const text = `genesis.json of ${files?.node.organisation} begins a chain with ${filed}, not ${wanted}`;
  return [{ name: "genesis-file-differs", seen: text }];
}
