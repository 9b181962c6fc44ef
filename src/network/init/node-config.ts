import type { Network, NetworkNode } from "../model/network.ts";
import { isLoopback } from "../model/parse-organisations.ts";
import { type CommentedKey, type CommentedPart, commentedToml } from "./commented-toml.ts";
import { rpcKeys } from "./rpc-config.ts";

/** Seconds for which the state of a block stays provable. */
const PROVABLE_SECONDS = 3_600;
/** Fewer would prove less than Besu does by itself. */
const LEAST_PROVABLE = 512;

/** Blocks below the newest whose state a node proves: those of an hour. */
export function provableBlocks(blockPeriodSeconds: number): number {
  return Math.max(LEAST_PROVABLE, Math.ceil(PROVABLE_SECONDS / blockPeriodSeconds));
}

/** The config.toml of a node. Paths in it are relative to the node's folder, in which Besu is started. */
export function nodeConfig(network: Network, node: NetworkNode): string {
  const about = `Besu ${network.besu}: ${node.name}, a node of ${node.organisation} on chain ${network.chainId}. \
Paths are relative to this folder: start Besu in it, with --config-file=config.toml.`;
  const parts: readonly CommentedPart[] = [
    { heading: "Chain", keys: chainKeys(network) },
    { heading: "Other nodes", keys: peerKeys(network, node) },
    { heading: "Transactions", keys: transactionKeys(network) },
    { heading: "JSON-RPC", keys: rpcKeys(network, node) },
    { heading: "Metrics and log", keys: metricsKeys(node) },
  ];
  return commentedToml(about, parts);
}

function chainKeys({ blockPeriodSeconds }: Network): readonly CommentedKey[] {
  const blocks = provableBlocks(blockPeriodSeconds);
  return [
    { key: "genesis-file", value: "../genesis.json", why: "Byte for byte the same at every node." },
    { key: "data-path", value: "data", why: "The chain and the peers; it can be made again from the other nodes." },
    {
      key: "node-private-key-file",
      value: "key",
      why: "Makes this node the one in the others' lists; a validator seals blocks with it. It is nowhere else.",
    },
    { key: "sync-mode", value: "FULL", why: "Executes every block itself and takes no other node's word for a state." },
    {
      key: "data-storage-format",
      value: "BONSAI",
      why: `Keeps the newest state whole and differences to earlier ones: less room than FOREST, and blocks are \
executed in parallel. FOREST answers for every block since the first; keep one node of it where somebody asks for old states.`,
    },
    {
      key: "bonsai-historical-block-limit",
      value: blocks,
      why: `Blocks below the newest whose state is proved: an hour's, so that a relay may be down as long. Further down \
Besu answers zero or nothing instead of refusing; believe no state that is older.`,
    },
    {
      key: "bonsai-limit-trie-logs-enabled",
      value: false,
      why: "Full synchronisation keeps these differences in any case, and a limit would bound the number above.",
    },
  ];
}

function peerKeys(network: Network, { host, p2pPort }: NetworkNode): readonly CommentedKey[] {
  const others = network.nodes.length - 1;
  return [
    { key: "p2p-host", value: host, why: "The address that the others have of this node." },
    {
      key: "p2p-interface",
      value: isLoopback(host) ? host : "0.0.0.0",
      why: "What it listens on. Let a firewall pass this port from the other organisations' machines alone.",
    },
    { key: "p2p-port", value: p2pPort, why: "As in the others' lists." },
    {
      key: "nat-method",
      value: "NONE",
      why: "The address above is right; nothing is to be guessed or asked of a router.",
    },
    {
      key: "discovery-enabled",
      value: false,
      why: "Every node is known by name: nobody is looked for, nobody is told.",
    },
    {
      key: "static-nodes-file",
      value: "static-nodes.json",
      why: "The other nodes. It connects to them again whenever one is lost.",
    },
    {
      key: "max-peers",
      value: Math.max(25, others + 10),
      why: "Room for every other node, and for organisations that join.",
    },
    {
      key: "remote-connections-limit-enabled",
      value: false,
      why: "Otherwise it turns away peers that call first, and all nodes may have done so.",
    },
    {
      key: "permissions-nodes-config-file-enabled",
      value: true,
      why: "Speaks to the nodes in the file below and to no other.",
    },
    {
      key: "permissions-nodes-config-file",
      value: "permissions_config.toml",
      why: "Changed by the PERM calls, or reloaded by them.",
    },
  ];
}

function transactionKeys({ accounts }: Network): readonly CommentedKey[] {
  return [
    {
      key: "min-gas-price",
      value: 0,
      why: "Gas is free. A node with another value says nothing and leaves such transactions out of its blocks.",
    },
    {
      key: "tx-pool",
      value: "LAYERED",
      why: "Takes parallel transactions of one sender in any order; SEQUENCED refuses nonces that are a few ahead.",
    },
    {
      key: "tx-pool-max-future-by-sender",
      value: 1_000,
      why: "Nonces that one sender may be ahead. A program of ours has at most 64 on their way.",
    },
    { key: "tx-pool-no-local-priority", value: true, why: "Who sends to this node comes before nobody else." },
    {
      key: "tx-pool-enable-save-restore",
      value: true,
      why: "The pool outlives a restart; without it all transactions that wait are lost when all nodes restart at once.",
    },
    {
      key: "revert-reason-enabled",
      value: true,
      why: "Receipts say why a transaction failed, so a program can name the error.",
    },
    {
      key: "permissions-accounts-config-file-enabled",
      value: accounts.length > 0,
      why:
        accounts.length > 0
          ? "Takes transactions of the accounts in the file below. Who may do what is decided by the contracts, not here."
          : "No organisation named its accounts, and an empty list would refuse everybody. Name them, then set this.",
    },
    { key: "permissions-accounts-config-file", value: "permissions_config.toml", why: "The same file as for nodes." },
  ];
}

function metricsKeys({ metricsPort }: NetworkNode): readonly CommentedKey[] {
  return [
    { key: "metrics-enabled", value: true, why: "For Prometheus, see prometheus/." },
    {
      key: "metrics-host",
      value: "127.0.0.1",
      why: "Metrics tell who does what: Prometheus runs on the same machine.",
    },
    { key: "metrics-port", value: metricsPort, why: "As in prometheus/targets." },
    { key: "logging", value: "INFO", why: "DEBUG writes each transaction." },
    { key: "color-enabled", value: false, why: "Goes into a file or the journal." },
  ];
}
