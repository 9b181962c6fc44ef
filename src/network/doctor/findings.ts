/**
 * - `fault`: has to be mended.
 * - `passing`: may pass by itself.
 * - `warning`: works, and something is worse than it need be.
 */
export type Severity = "fault" | "passing" | "warning";

interface FindingEntry {
  readonly severity: Severity;
  /** What it means for whoever relies on the node. */
  readonly means: string;
  readonly remedy: string;
}

/** Everything that the doctor can find, in the order in which it is said. docs/doctor.md is generated from it. */
export const FINDINGS = {
  "node-stopped": {
    severity: "fault",
    means: "The node does not run, or not by `tally network up`, and does not answer.",
    remedy: "Mend what is found beside this, then start it: tally network up. If nothing else is found, see its log.",
  },
  "node-silent": {
    severity: "passing",
    means: "The node's process is there and does not answer yet: it takes half a minute and more to start.",
    remedy: "Look again in a minute. If it stays silent: its log, rpc-http-enabled and rpc-http-port in config.toml.",
  },
  "besu-missing": {
    severity: "fault",
    means: "There is nothing on this machine that could run the node.",
    remedy: "Unpack a release of Besu and set BESU_HOME to its folder, or put its bin/ on PATH; or start Docker.",
  },
  "java-wrong": {
    severity: "fault",
    means: "The Java of this machine is older than Besu needs, or there is none: the node cannot start.",
    remedy: "Install the JDK that is named (25 from Besu 26.6 on) and set JAVA_HOME to it.",
  },
  "port-taken": {
    severity: "fault",
    means: "Another program listens on a port of the node, so it cannot start.",
    remedy:
      "Stop that program, or a node that was started otherwise; or change the port in config.toml, in network.json and in the others' static-nodes.json.",
  },
  "config-refused": {
    severity: "fault",
    means: "Besu does not understand the node's config.toml, and does not start.",
    remedy: "Compare it with what `tally network init` writes: tally network check says which option is not known.",
  },
  "data-foreign": {
    severity: "fault",
    means: "The node's data folder is of a network with another genesis: Besu refuses to start with it.",
    remedy: "If genesis.json is the right one, move data/ away and start the node: it gets the chain from the others.",
  },
  "data-in-use": {
    severity: "fault",
    means: "Another process has the node's data folder open.",
    remedy: "A node of the same folder runs that `tally network up` did not start: stop it first.",
  },
  "chain-id-differs": {
    severity: "fault",
    means: "The node is of another chain: what is signed for one is refused by the other.",
    remedy: "Check --rpc. If it is the right node, it was started with another genesis.json: see genesis-differs.",
  },
  "genesis-differs": {
    severity: "fault",
    means: "The node began with another genesis. It will never agree with the others on a block.",
    remedy: "Stop it, empty its data folder, put the network's genesis.json in place, and start it.",
  },
  "genesis-file-differs": {
    severity: "fault",
    means:
      "The node's genesis.json is not that of the network; a node that starts from an empty folder with it is on another chain.",
    remedy:
      "Get genesis.json from the other organisations again, and compare its hash with `genesisHash` in network.json.",
  },
  "consensus-differs": {
    severity: "fault",
    means:
      "The newest block was not made by QBFT: nothing that this doctor knows of validators, rounds and votes holds.",
    remedy: "Check --rpc: an embedded chain, or a public one, is no consortium.",
  },
  "client-other": {
    severity: "warning",
    means: "The node is not Besu, or does not say so: what is known of Besu's limits may not hold.",
    remedy: "Run the release that network.json names.",
  },
  "version-old": {
    severity: "warning",
    means:
      "The node is older than the release that its files are written for: options may be unknown to it, headers may differ.",
    remedy:
      "Upgrade it. One validator at a time, and wait for each until `tally network status` shows it at the others' height.",
  },
  "no-peers": {
    severity: "fault",
    means: "The node is connected to nobody: it gets no blocks, and its own reach nobody.",
    remedy: "Check p2p-host and p2p-port, the firewall, static-nodes.json and nodes-allowlist here and at the others.",
  },
  "few-peers": {
    severity: "warning",
    means: "Some nodes of the network are not connected to this one.",
    remedy: "See `tally network status` for nodes that do not run; at those that do, check what no-peers lists.",
  },
  "node-foreign": {
    severity: "warning",
    means: "The node's key is of no node in network.json: the others' allow-lists do not know it.",
    remedy: "Add it with `tally network join`, or check that --network and --rpc belong together.",
  },
  "quorum-lost": {
    severity: "fault",
    means:
      "Fewer validators are connected than have to agree on a block. The chain halts until they are back; nothing is lost.",
    remedy:
      "Start the validators that are down. If it lasted longer than a minute, restart all validators afterwards: round timers have doubled, see rounds-doubled.",
  },
  "rounds-doubled": {
    severity: "fault",
    means:
      "Validators enough are connected and agree on no block: after every round that fails a validator waits twice as long, and one that was restarted begins at round 0, so they wait in different rounds.",
    remedy:
      "Restart all validators, within the request timeout of each other: then all begin at round 0. The pool of transactions may be lost; programs of this project send theirs again.",
  },
  "no-blocks": {
    severity: "passing",
    means: "No block came for longer than a block and a round take, though validators enough are connected.",
    remedy: "Look again in a minute. If there is still no block then, it is reported as rounds-doubled.",
  },
  "rounds-above-zero": {
    severity: "warning",
    means: "Most of the newest blocks needed more than one round. Each round that fails costs the request timeout.",
    remedy:
      "A validator is down or slow (see validator-silent), or blocks take longer than the request timeout: lower the gas limit or raise requesttimeoutseconds.",
  },
  "validator-silent": {
    severity: "warning",
    means:
      "A validator proposed none of the newest blocks: it is down, behind, or not connected. One more may halt the chain.",
    remedy: "Start it and see its log. If its key is lost or stolen, vote it out: tally network vote drop.",
  },
  "few-validators": {
    severity: "warning",
    means: "With fewer than four validators one that fails halts the chain: nothing is tolerated.",
    remedy: "Add validators until there are four: tally network vote add.",
  },
  "node-behind": {
    severity: "passing",
    means: "The node is behind the others: what it answers is old.",
    remedy: "Wait until it has caught up. If it does not come nearer, see its log and its disk, then its peers.",
  },
  "clock-ahead": {
    severity: "fault",
    means:
      "The newest block is of a time that has not come yet on this machine: validators' clocks are ahead, or this one is behind.",
    remedy:
      "Let NTP set all clocks. Blocks keep times in order, so after validators are set right none comes until that time is reached.",
  },
  "clock-behind": {
    severity: "fault",
    means:
      "Blocks come, and their times are long past on this machine: validators' clocks are behind, or this one is ahead.",
    remedy: "Let NTP set all clocks. Deadlines in the contracts are judged by the blocks' times.",
  },
  "base-fee": {
    severity: "fault",
    means: "Blocks have a base fee: gas is not free, and accounts without money can send nothing.",
    remedy:
      "The genesis lacks `zeroBaseFee: true`. A running chain cannot be changed: begin anew with a genesis of `tally network init`.",
  },
  "gas-price": {
    severity: "fault",
    means: "The node asks for a gas price. A node with a minimum silently leaves out transactions that pay nothing.",
    remedy: "Set min-gas-price=0 in config.toml of every node, and restart it.",
  },
  "gas-limit-low": {
    severity: "fault",
    means: "A block has too little gas for the largest contract of this project to be created.",
    remedy: "Start validators with --target-gas-limit=20000000; the limit moves by at most 1/1024 per block.",
  },
  "gas-limit-differs": {
    severity: "warning",
    means: "The gas limit of blocks is not the one in network.json, which was chosen for the machines.",
    remedy:
      "Look for target-gas-limit in the validators' config.toml. Under load blocks grow to the limit, and come later.",
  },
  "request-timeout-short": {
    severity: "warning",
    means: "A round's timeout is not longer than the block period: rounds fail though nothing is wrong.",
    remedy: "Raise requesttimeoutseconds to twice the block period by `transitions` in genesis.json of every node.",
  },
  "cancun-missing": {
    severity: "fault",
    means: "The node does not execute Cancun's opcodes: the contracts of this project cannot run.",
    remedy:
      "The genesis lacks `cancunTime`. Add it with a time to come to genesis.json of every node, and restart them.",
  },
  "api-missing": {
    severity: "fault",
    means: "The node does not offer a group of calls without which programs of this project cannot work.",
    remedy: "Add the group to rpc-http-api in config.toml and restart the node.",
  },
  "api-lacks": {
    severity: "warning",
    means:
      "The node does not offer a group of calls that some programs use: DEBUG the relay, TXPOOL and PERM this doctor.",
    remedy: "Add the group to rpc-http-api in config.toml and restart the node, where you need it.",
  },
  "api-open": {
    severity: "fault",
    means:
      "Beyond its own machine the node obeys everybody: whoever reaches it votes for this validator, changes lists or drops peers.",
    remedy: 'Set rpc-http-host="127.0.0.1", or ask for tokens or client certificates: `tally network init --rpc jwt`.',
  },
  "hosts-open": {
    severity: "warning",
    means: "The node answers under any name: a web page can call it from the browser of whoever is on this machine.",
    remedy: 'List names in host-allowlist, and no "*"; the same for rpc-http-cors-origins.',
  },
  "log-range-open": {
    severity: "warning",
    means: "One question for events may span the whole chain, and hold up the node.",
    remedy: "Set rpc-max-logs-range=5000 in config.toml.",
  },
  "log-range-short": {
    severity: "warning",
    means:
      "The node answers for events of fewer blocks than programs ask for. They ask again for half, and become slow.",
    remedy: "Set rpc-max-logs-range=5000 in config.toml.",
  },
  "state-shallow": {
    severity: "warning",
    means: "The node proves states of fewer blocks than a relay that was down for some minutes needs.",
    remedy:
      "Set bonsai-historical-block-limit to at least 512, and let the node make blocks; or run one node with FOREST.",
  },
  "pool-full": {
    severity: "passing",
    means: "Very many transactions wait. Once the pool is full, new ones push others out.",
    remedy: "Send less, or see why blocks do not take them: rounds, gas limit, a gap in a sender's nonces.",
  },
  "pool-narrow": {
    severity: "warning",
    means:
      "The sequenced pool takes only a few future nonces of one sender: of transactions that are sent side by side some are refused.",
    remedy: 'Set tx-pool="LAYERED", or tx-pool-limit-by-account-percentage=0.15, in config.toml.',
  },
  "nodes-unrestricted": {
    severity: "warning",
    means: "The node speaks to every node that calls.",
    remedy: "Set permissions-nodes-config-file-enabled=true, with the others in permissions_config.toml.",
  },
  "accounts-unrestricted": {
    severity: "warning",
    means:
      "The node takes transactions of every account. The contracts refuse strangers; blocks and disks are filled all the same.",
    remedy: "Set permissions-accounts-config-file-enabled=true, with the members' accounts in permissions_config.toml.",
  },
  "allow-list-lacks": {
    severity: "fault",
    means: "The node refuses to speak to nodes of the network: its allow-list does not have them.",
    remedy: "Add them to nodes-allowlist in permissions_config.toml; restart, or call perm_reloadPermissionsFromFile.",
  },
  "static-nodes-lack": {
    severity: "fault",
    means: "The node does not look for nodes of the network: with discovery off it meets them only if they call.",
    remedy: "Add their enodes to static-nodes.json and restart the node.",
  },
  "key-open": {
    severity: "fault",
    means: "The node's key can be read by others on its machine: they can seal blocks in its name.",
    remedy:
      "Run: chmod 600 FILE. If others had access to the machine, take the key for stolen: vote it out and join with a new one.",
  },
  "key-missing": {
    severity: "fault",
    means: "The node's key is not there. Besu would make a new one, which nobody knows, and validate nothing.",
    remedy: "Put a copy of the key back. If there is none: vote the validator out and join with a new one.",
  },
  "key-shared": {
    severity: "fault",
    means:
      "Two nodes have one key: they seal different blocks of one height, which others take for fraud, and only one is connected.",
    remedy: "Stop one of them and give it a key of its own: tally network join.",
  },
  "key-differs": {
    severity: "fault",
    means: "The node's key is not the one that network.json names for it: the others' lists do not know it.",
    remedy: "Put the node's own key back, or join with the new one.",
  },
  "disk-short": {
    severity: "fault",
    means: "The disk of the node's data is nearly full. A full disk stops the node, and can damage its database.",
    remedy: "Make room or a larger disk. Data of a node can be made again: stop it, empty data/, start it.",
  },
  "deployment-differs": {
    severity: "fault",
    means: "Contracts at the addresses of the deployment file are not what this version builds.",
    remedy:
      "Run `tally deployment verify` for the whole verdict. Use the version in the file; trust no contract that still differs.",
  },
  "power-differs": {
    severity: "fault",
    means: "Somebody besides the Council has power over the contracts, or had it.",
    remedy: "Run `tally deployment verify` for who holds what. Do not use the deployment; found a new one.",
  },
} as const satisfies Record<string, FindingEntry>;

export type FindingName = keyof typeof FINDINGS;

/** What a check saw. */
export interface Seen {
  readonly name: FindingName;
  readonly seen: string;
}

/** What was seen, what it means, what to do. */
export interface Finding extends Seen, FindingEntry {}

/** In the order of the catalogue, the grave ones first. */
export function findingsOf(seen: readonly Seen[]): readonly Finding[] {
  const weight: Readonly<Record<Severity, number>> = { fault: 0, passing: 1, warning: 2 };
  const order = Object.keys(FINDINGS);
  return seen
    .map((each): Finding => ({ ...each, ...FINDINGS[each.name] }))
    .toSorted((a, b) => weight[a.severity] - weight[b.severity] || order.indexOf(a.name) - order.indexOf(b.name));
}
