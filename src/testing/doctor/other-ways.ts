import { type Case, firstNode, GIB, OTHER_HASH, setOption } from "./case.ts";
import type { CASES } from "./cases.ts";

/** Other misconfigurations that lead to the same findings. */
export const OTHER_WAYS: readonly (readonly [string, keyof typeof CASES, Case])[] = [
  [
    "a node that began with another genesis",
    "genesis-differs",
    {
      scene: { network: (network) => ({ ...network, genesisHash: OTHER_HASH }) },
      with: ["genesis-file-differs"],
      says: OTHER_HASH,
    },
  ],
  [
    "a node that catches up",
    "node-behind",
    {
      scene: { answers: { eth_syncing: () => ({ currentBlock: "0x64", highestBlock: "0x4e20" }) } },
      says: "at block 100 of 20000",
    },
  ],
  [
    "an endpoint for everybody, in its configuration",
    "api-open",
    { scene: { files: setOption("rpc-http-host", '"0.0.0.0"') }, says: "rpc-http-host is 0.0.0.0" },
  ],
  [
    "peers enough, of which too few validate",
    "quorum-lost",
    {
      scene: {
        halts: true,
        skew: -600,
        answers: ({ nodes }) => ({
          admin_peers: () => [...nodes.slice(1, 2).map(({ enode }) => ({ enode })), { enode: "" }],
        }),
      },
      says: "3 peers",
    },
  ],
  [
    "peers that are not told by name",
    "quorum-lost",
    {
      scene: { halts: true, skew: -20, answers: { admin_peers: undefined, net_peerCount: () => "0x1" } },
      with: ["few-peers"],
      says: "1 peers",
    },
  ],
  [
    "the node of an organisation that has left",
    "allow-list-foreign",
    {
      scene: {
        answers: ({ nodes }) => ({
          perm_getNodesAllowlist: () => [
            ...nodes.map(({ enode }) => enode),
            `enode://${"cd".repeat(64)}@10.0.0.9:30303`,
          ],
        }),
      },
      says: "10.0.0.9",
    },
  ],
  [
    "a web page of any origin",
    "hosts-open",
    {
      scene: {
        files: ({ read, write }) => write("config.toml", `rpc-http-cors-origins=["all"]\n${read("config.toml")}`),
      },
      says: "rpc-http-cors-origins",
    },
  ],
  [
    "no limit of ranges, on a short chain",
    "log-range-open",
    { scene: { height: 100, files: setOption("rpc-max-logs-range", "0") }, says: "rpc-max-logs-range is 0" },
  ],
  [
    "a proof that is none",
    "state-shallow",
    { scene: { answers: { eth_getProof: () => null } }, says: "the answer has no proof" },
  ],
  [
    "an allow-list that lacks a node once it is loaded again",
    "allow-list-lacks",
    {
      scene: {
        files: ({ replace, network }) =>
          replace("permissions_config.toml", `"${network.nodes[2]?.enode}"`, `"${firstNode(network).enode}"`),
      },
      says: "nodes-allowlist of permissions_config.toml has no laboratory-1",
    },
  ],
  [
    "a layered pool, which does not tell its size",
    "pool-full",
    {
      scene: { answers: { txpool_besuStatistics: () => ({ maxSize: -1, localCount: 0, remoteCount: 9_000 }) } },
      says: "9000",
    },
  ],
  [
    "an EVM that knows the opcodes and gives something else",
    "cancun-missing",
    { scene: { answers: { eth_call: () => "0x" } }, says: "the node gives 0x" },
  ],
  [
    "too little room on a large disk",
    "disk-short",
    { scene: { space: { free: 40 * GIB, total: 1_000 * GIB } }, says: "40.0 of 1000.0" },
  ],
];
