import type { STOPPED } from "../../network/doctor/findings/stopped.ts";
import type { FindingName } from "../../network/doctor/findings.ts";
import type { Network } from "../../network/model/network.ts";
import { type Case, firstNode, GIB, modules, OTHER_HASH, refuse, setOption } from "./case.ts";

const STRANGER = `0x${"5e".repeat(20)}`;
const GROUPS = ["eth", "net", "web3", "qbft", "debug", "txpool", "perm"];

/** The second node has the enode of the first. */
function withSharedKey(network: Network): Network {
  const { enode } = firstNode(network);
  return { ...network, nodes: network.nodes.map((node, i) => (i === 1 ? { ...node, enode } : node)) };
}

/** One misconfiguration for everything that the doctor can find in a node that answers. */
export const CASES: Readonly<Record<Exclude<FindingName, keyof typeof STOPPED>, Case>> = {
  "chain-id-differs": { scene: { answers: { eth_chainId: () => "0x1" } }, says: "chain id 1; network.json says 20260" },
  "genesis-differs": {
    scene: { expected: [{ by: "deployments/besu.json", chainId: 20_260, genesisHash: OTHER_HASH }] },
    says: `deployments/besu.json says ${OTHER_HASH}`,
  },
  "genesis-file-differs": {
    scene: {
      files: ({ replace }) => replace("../genesis.json", /"gasLimit": "0x[0-9a-f]+"/, '"gasLimit": "0x1312d01"'),
    },
    says: /genesis\.json of river begins a chain with 0x/,
  },
  "consensus-differs": {
    scene: { header: () => ({ fields: { extraData: "0xd883010d0e846765746888676f312e32312e36856c696e7578" } }) },
    says: "is not QBFT's",
  },
  "client-other": { scene: { answers: { web3_clientVersion: () => "Geth/v1.14.0" } }, says: "Geth/v1.14.0" },
  "version-old": {
    scene: { answers: { web3_clientVersion: () => "besu/v26.4.0/linux-x86_64/openjdk-java-21" } },
    says: "Besu 26.4.0; network.json is written for 26.8.0",
  },
  "no-peers": { scene: { answers: { net_peerCount: () => "0x0" } }, says: "0 peers" },
  "few-peers": {
    scene: {
      answers: ({ nodes }) => ({
        net_peerCount: () => "0x2",
        admin_peers: () => nodes.slice(1, 3).map(({ enode }) => ({ enode })),
      }),
    },
    says: "2 peers; the network has 3 other nodes; bank-1 not connected",
  },
  "node-foreign": {
    scene: { answers: { net_enode: () => `enode://${"ab".repeat(64)}@127.0.0.1:30303` } },
    says: "public key is abab",
  },
  "quorum-lost": {
    scene: {
      halts: true,
      skew: -20,
      answers: ({ nodes }) => ({
        net_peerCount: () => "0x1",
        admin_peers: () => nodes.slice(1, 2).map(({ enode }) => ({ enode })),
      }),
    },
    with: ["few-peers"],
    says: /4 validators, 3 of which have to agree; 1 peers; not connected: (laboratory|bank)-1 of \1 at 127\.0\.0\.1, (laboratory|bank)-1 of \2 at 127\.0\.0\.1$/,
  },
  "rounds-doubled": {
    scene: { halts: true, skew: -600 },
    says: /for 61\d s; .* is about in round 7, which lasts 512 s/,
  },
  "no-blocks": { scene: { halts: true, skew: -20 }, says: /no block after 20000 for 3\d s/ },
  "rounds-above-zero": {
    scene: { header: (number) => ({ round: number % 3 === 0 ? 0 : 2 }) },
    says: "of the newest 20 blocks needed more than one round, up to round 2",
  },
  "validator-silent": {
    scene: {
      answers: ({ nodes }) => ({
        qbft_getSignerMetrics: () => nodes.slice(1).map(({ address }) => ({ address, proposedBlockCount: "0x21" })),
      }),
    },
    says: /0x[0-9a-fA-F]{40} proposed none of the newest 100 blocks/,
  },
  "few-validators": {
    scene: { header: () => ({ validators: [`0x${"11".repeat(20)}`] }), answers: { qbft_getSignerMetrics: undefined } },
    with: ["validators-differ"],
    says: "1 validators",
  },
  "validators-differ": {
    scene: {
      network: (network) => ({ ...network, nodes: network.nodes.map((node, i) => ({ ...node, validator: i !== 2 })) }),
    },
    says: /^0x[0-9a-f]{40} validate, and network\.json does not say so$/,
  },
  "node-behind": { scene: { otherHeight: 20_050 }, says: "the node is at block 20000, plant-1 at 20050" },
  "clock-ahead": { scene: { skew: 40 }, says: /is of (40|39|2\d) s from now/ },
  "clock-behind": { scene: { skew: -90 }, says: /has just come, and is of 9\d s ago/ },
  "base-fee": { scene: { header: () => ({ fields: { baseFeePerGas: "0x7" } }) }, says: "a base fee of 7 wei" },
  "gas-price": { scene: { answers: { eth_gasPrice: () => "0x3e8" } }, says: "eth_gasPrice is 1000 wei" },
  "gas-limit-low": {
    scene: { header: () => ({ fields: { gasLimit: "0x47e7c4" } }) },
    says: "a gas limit of 4712388",
  },
  "gas-limit-differs": {
    scene: { header: () => ({ fields: { gasLimit: "0x5f5e100" } }) },
    says: "a gas limit of 100000000; network.json says",
  },
  "request-timeout-short": {
    scene: { answers: { qbft_getRequestTimeoutSeconds: () => 1 } },
    says: /a round lasts 1 s, a block \d+ s/,
  },
  "cancun-missing": {
    scene: { answers: { eth_call: refuse(-32_000, "Invalid opcode: 0x5d") } },
    says: "Invalid opcode: 0x5d",
  },
  "api-missing": {
    scene: {
      answers: {
        ...modules(...GROUPS.filter((name) => name !== "qbft")),
        qbft_getRequestTimeoutSeconds: undefined,
        qbft_getSignerMetrics: undefined,
      },
    },
    says: "rpc_modules has no QBFT",
  },
  "api-lacks": {
    scene: { answers: { ...modules(...GROUPS.filter((name) => name !== "debug")) } },
    says: "rpc_modules has no DEBUG",
  },
  "api-open": { scene: { host: "10.9.8.7" }, says: "10.9.8.7 offers QBFT, DEBUG, PERM, ADMIN to whoever asks" },
  "hosts-open": {
    scene: { files: setOption("host-allowlist", '["*"]') },
    says: 'host-allowlist of config.toml has "*"',
  },
  "log-range-open": { scene: { answers: { eth_getLogs: () => [] } }, says: "over 10000 blocks is answered" },
  "log-range-short": {
    scene: { answers: { eth_getLogs: refuse(-32_005, "Requested range exceeds maximum RPC range limit") } },
    says: "over 5000 blocks is refused",
  },
  "state-shallow": {
    scene: { answers: { eth_getProof: refuse(-32_000, "World state unavailable") } },
    says: "500 blocks below the newest: World state unavailable",
  },
  "pool-full": {
    scene: { answers: { txpool_besuStatistics: () => ({ maxSize: 4_096, localCount: 4_000, remoteCount: 96 }) } },
    says: "4096 transactions wait",
  },
  "pool-narrow": { scene: { files: setOption("tx-pool", '"SEQUENCED"') }, says: "SEQUENCED, with 5 future nonces" },
  "nodes-unrestricted": {
    scene: { answers: { perm_getNodesAllowlist: refuse(-32_000, "Node allowlist has not been enabled") } },
    says: "the allow-list of nodes is off",
  },
  "accounts-unrestricted": {
    scene: { answers: { perm_getAccountsAllowlist: refuse(-32_000, "Account allowlist has not been enabled") } },
    says: "the allow-list of accounts is off",
  },
  "allow-list-lacks": {
    scene: { answers: { perm_getNodesAllowlist: () => [] } },
    says: "the node's allow-list has no river-1, plant-1, laboratory-1, bank-1",
  },
  "accounts-lack": {
    scene: { answers: { perm_getAccountsAllowlist: () => [] } },
    says: /the node's allow-list has no 0x[0-9a-fA-F]{40}/,
  },
  "allow-list-foreign": {
    scene: { answers: ({ accounts }) => ({ perm_getAccountsAllowlist: () => [...accounts, STRANGER] }) },
    says: STRANGER,
  },
  "static-nodes-lack": {
    scene: { files: ({ write }) => write("static-nodes.json", "[]") },
    says: "static-nodes.json has no plant-1, laboratory-1, bank-1",
  },
  "key-open": { scene: { files: ({ chmod }) => chmod("key", 0o644) }, says: "river/river-1/key has the mode 644" },
  "key-missing": { scene: { files: ({ write }) => write("key", "") }, says: "river/river-1/key is not there" },
  "key-shared": {
    scene: { network: withSharedKey },
    with: ["static-nodes-lack", "allow-list-foreign"],
    says: "river-1 and plant-1 have one public key in network.json",
  },
  "key-differs": {
    scene: { files: ({ write }) => write("key", `0x${"5".repeat(64)}`) },
    says: "the key of river-1 belongs to",
  },
  "disk-short": { scene: { space: { free: 3 * GIB, total: 100 * GIB } }, says: "3.0 of 100.0 GiB are free" },
  "deployment-differs": {
    scene: { contracts: { differ: ["Council at 0x12: code differs"], power: [] } },
    says: "Council at 0x12: code differs",
  },
  "power-differs": { scene: { contracts: { differ: [], power: ["0x34 holds PROPOSER_ROLE"] } }, says: "0x34 holds" },
};
