import { expect } from "chai";
import { FINDINGS, type FindingName } from "../../../src/network/doctor/findings.ts";
import type { Network, NetworkNode } from "../../../src/network/model/network.ts";
import { examineScene, type NodeFiles, type Scene } from "../../../src/testing/doctor-scene.ts";
import { Refusal } from "../../../src/testing/scripted-besu.ts";

interface Case {
  readonly scene: Scene;
  /** What is found beside it, because the one cannot be without the other. */
  readonly with?: readonly FindingName[];
  /** Part of what the doctor says that it saw. */
  readonly says: string | RegExp;
}

/** What is found in a node that does not answer. */
type StoppedFinding =
  | "node-stopped"
  | "node-silent"
  | "besu-missing"
  | "java-wrong"
  | "port-taken"
  | "config-refused"
  | "data-foreign"
  | "data-in-use";

const GIB = 2 ** 30;
const OTHER_HASH = `0x${"12".repeat(32)}`;
const refuse = (code: number, message: string) => () => {
  throw new Refusal(code, message);
};
const set = (option: string, value: string) => (files: NodeFiles) =>
  files.replace("config.toml", new RegExp(`^${option} *=.*$`, "m"), `${option}=${value}`);
const modules = (...names: string[]) => ({ rpc_modules: () => Object.fromEntries(names.map((name) => [name, "1.0"])) });
const ALL = ["eth", "net", "web3", "qbft", "debug", "txpool", "perm"];

const other = (network: Network, change: Partial<NetworkNode>, n = 1): Network => {
  const nodes = network.nodes.map((node, i) => (i === n ? { ...node, ...change } : node));
  return { ...network, nodes };
};
const first = ({ nodes }: Network) => nodes[0] as NetworkNode;

/** One misconfiguration for everything that the doctor can find in a node that answers. */
const CASES: Readonly<Record<Exclude<FindingName, StoppedFinding>, Case>> = {
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
  "few-peers": { scene: { answers: { net_peerCount: () => "0x2" } }, says: "2 peers; the network has 3 other nodes" },
  "node-foreign": {
    scene: { answers: { net_enode: () => `enode://${"ab".repeat(64)}@127.0.0.1:30303` } },
    says: "public key is abab",
  },
  "quorum-lost": {
    scene: { halts: true, skew: -20, answers: { net_peerCount: () => "0x1" } },
    with: ["few-peers"],
    says: "4 validators, 3 of which have to agree; 1 peers",
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
    says: "1 validators",
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
        ...modules(...ALL.filter((name) => name !== "qbft")),
        qbft_getRequestTimeoutSeconds: undefined,
        qbft_getSignerMetrics: undefined,
      },
    },
    says: "rpc_modules has no QBFT",
  },
  "api-lacks": {
    scene: { answers: { ...modules(...ALL.filter((name) => name !== "debug")) } },
    says: "rpc_modules has no DEBUG",
  },
  "api-open": { scene: { host: "10.9.8.7" }, says: "10.9.8.7 offers QBFT, DEBUG, PERM, ADMIN to whoever asks" },
  "hosts-open": { scene: { files: set("host-allowlist", '["*"]') }, says: 'host-allowlist of config.toml has "*"' },
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
  "pool-narrow": { scene: { files: set("tx-pool", '"SEQUENCED"') }, says: "SEQUENCED, with 5 future nonces" },
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
  "static-nodes-lack": {
    scene: { files: ({ write }) => write("static-nodes.json", "[]") },
    says: "static-nodes.json has no plant-1, laboratory-1, bank-1",
  },
  "key-open": { scene: { files: ({ chmod }) => chmod("key", 0o644) }, says: "river/river-1/key has the mode 644" },
  "key-missing": { scene: { files: ({ write }) => write("key", "") }, says: "river/river-1/key is not there" },
  "key-shared": {
    scene: { network: (network) => other(network, { enode: first(network).enode }) },
    with: ["static-nodes-lack"],
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

/** The same found another way. */
const OTHER_WAYS: readonly (readonly [string, keyof typeof CASES, Case])[] = [
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
    { scene: { files: set("rpc-http-host", '"0.0.0.0"') }, says: "rpc-http-host is 0.0.0.0" },
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
    { scene: { height: 100, files: set("rpc-max-logs-range", "0") }, says: "rpc-max-logs-range is 0" },
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
          replace("permissions_config.toml", `"${network.nodes[2]?.enode}"`, `"${first(network).enode}"`),
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

describe("tally network doctor: what it finds", () => {
  it("finds nothing in a node that lacks nothing", async () => {
    expect((await examineScene({ contracts: { differ: [], power: [] } })).findings).to.deep.equal([]);
  });

  const find = async (name: FindingName, { scene, with: beside = [], says }: Case) => {
    const { findings } = await examineScene(scene);
    expect(findings.map((finding) => finding.name)).to.have.members([name, ...beside]);
    const found = findings.find((finding) => finding.name === name);
    expect(found).to.include(FINDINGS[name]);
    expect(found?.seen).to.satisfy(
      (seen: string) => (typeof says === "string" ? seen.includes(says) : says.test(seen)),
      found?.seen,
    );
  };
  for (const name of Object.keys(CASES) as (keyof typeof CASES)[]) it(name, () => find(name, CASES[name]));
  for (const [title, name, given] of OTHER_WAYS) it(`${name}: ${title}`, () => find(name, given));

  it("says of what it saw nothing, and finds nothing there", async () => {
    const names = [
      "rpc_modules",
      "qbft_getRequestTimeoutSeconds",
      "qbft_getSignerMetrics",
      "txpool_besuStatistics",
      "perm_getNodesAllowlist",
      "perm_getAccountsAllowlist",
    ];
    const answers = Object.fromEntries(names.map((name) => [name, undefined]));
    const { findings, notSeen } = await examineScene({ answers, height: 40 });
    expect(findings).to.deep.equal([]);
    expect(notSeen.map((text) => text.split(":")[0])).to.deep.equal([
      "the groups of calls",
      "the request timeout and who proposes",
      "what the pool holds",
      "the allow-lists in force",
      "the limit of ranges of events",
      "the depth of states",
      "the contracts",
    ]);
  });

  it("tells faults first, then what may pass, then warnings", async () => {
    const { findings } = await examineScene({
      otherHeight: 20_050,
      answers: { net_peerCount: () => "0x1", eth_gasPrice: () => "0x1" },
    });
    expect(findings.map(({ severity, name }) => `${severity} ${name}`)).to.deep.equal([
      "fault gas-price",
      "passing node-behind",
      "warning few-peers",
    ]);
  });
});
