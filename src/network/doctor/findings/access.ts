import type { FindingEntry } from "./entry.ts";

/** What is found of who may do what with a node, its key and the contracts. */
export const ACCESS = {
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
    remedy:
      'Set rpc-http-host="127.0.0.1", or ask for tokens or client certificates: `tally network init --rpc-access jwt`.',
  },
  "hosts-open": {
    severity: "warning",
    means: "The node answers under any name: a web page can call it from the browser of whoever is on this machine.",
    remedy: 'List names in host-allowlist, and no "*"; the same for rpc-http-cors-origins.',
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
  "accounts-lack": {
    severity: "fault",
    means: "The node refuses transactions of accounts of the network: its allow-list does not have them.",
    remedy:
      "Add them to accounts-allowlist in permissions_config.toml; restart, or call perm_reloadPermissionsFromFile.",
  },
  "allow-list-foreign": {
    severity: "warning",
    means:
      "The node's allow-lists have nodes or accounts that network.json does not: members that have left, or strangers.",
    remedy:
      "Take them out of permissions_config.toml at every node and call perm_reloadPermissionsFromFile; or put them into network.json.",
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
