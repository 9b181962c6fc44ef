import type { FindingEntry } from "./entry.ts";

/** What is found of what a node takes, keeps and answers. */
export const LIMITS = {
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
  "disk-short": {
    severity: "fault",
    means: "The disk of the node's data is nearly full. A full disk stops the node, and can damage its database.",
    remedy: "Make room or a larger disk. Data of a node can be made again: stop it, empty data/, start it.",
  },
} as const satisfies Record<string, FindingEntry>;
