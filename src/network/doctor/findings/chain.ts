import type { FindingEntry } from "./entry.ts";

/** What is found of the chain that a node is of, and of its agreement with the others. */
export const CHAIN = {
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
      "Upgrade it. One validator at a time, and wait for each until `tally network doctor` on its machine finds neither node-behind nor few-peers.",
  },
  "no-peers": {
    severity: "fault",
    means: "The node is connected to nobody: it gets no blocks, and its own reach nobody.",
    remedy: "Check p2p-host and p2p-port, the firewall, static-nodes.json and nodes-allowlist here and at the others.",
  },
  "few-peers": {
    severity: "warning",
    means: "Some nodes of the network are not connected to this one.",
    remedy:
      "Have `tally network doctor` run on the machines of those that are named: start what does not run; at what does, check what no-peers lists.",
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
      "Have the organisations of those that are named start them. If it lasted longer than a minute, restart all validators afterwards: round timers have doubled, see rounds-doubled.",
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
  "validators-differ": {
    severity: "warning",
    means: "The chain has other validators than network.json: somebody was voted in or out.",
    remedy:
      "See who voted: tally network validators, tally network votes. If the members wanted it: tally network validators --network FOLDER --write; if not, vote them out again.",
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
} as const satisfies Record<string, FindingEntry>;
