import type { Network, NetworkNode } from "../model/network.ts";
import type { QbftHeader } from "../rpc/header.ts";
import type { LocalNode } from "../run/local-node.ts";

/** What somebody said the chain is. */
export interface ExpectedChain {
  /** Who says so, such as network.json. */
  readonly by: string;
  readonly chainId: number;
  readonly genesisHash: string | null;
}

/** The newest blocks. */
export interface HeadObservation {
  /** As `eth_getBlockByNumber` gives it. */
  readonly block: Readonly<Record<string, unknown>>;
  readonly number: number;
  readonly timestamp: number;
  /** Undefined where it is not QBFT's. */
  readonly header: QbftHeader | undefined;
  /** The newest headers, this one first. */
  readonly recent: readonly QbftHeader[];
  /** Whether a block came while it was looked. Only asked where the newest block is old. */
  readonly grew: boolean;
}

/** A list of who is allowed; `off` where everybody is. */
export type AllowList = readonly string[] | "off";

/** What is on the disk of the node's machine. */
export interface FilesObservation {
  readonly node: LocalNode;
  readonly keyMode: number | undefined;
  /** Public key that belongs to its key file, without 0x04; undefined where there is no such file. */
  readonly publicKey: string | undefined;
  /** Names of the other nodes on this machine that have the same key. */
  readonly sameKey: readonly string[];
  readonly staticNodes: readonly string[] | undefined;
  readonly allowedNodes: readonly string[] | undefined;
  /** config.toml by option. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Hash of block 0 that follows from its genesis.json. */
  readonly genesisHash: string | undefined;
  readonly space: { readonly free: number; readonly total: number } | undefined;
}

/** What was seen of a node, from outside and, where they are here, in its files. What it did not tell is undefined. */
export interface Observation {
  /** Seconds since 1970, by the clock of this machine. */
  readonly now: number;
  readonly url: string;
  readonly network: Network | undefined;
  readonly expected: readonly ExpectedChain[];
  /** Which of the network it is. */
  readonly node: NetworkNode | undefined;
  readonly client: string;
  readonly enode: string | undefined;
  readonly chainId: number;
  readonly genesisHash: string;
  readonly head: HeadObservation;
  readonly peers: number;
  /** Addresses of the nodes that it is connected to, in lower case; undefined where it does not offer ADMIN. */
  readonly connected: readonly string[] | undefined;
  readonly syncing: { readonly current: number; readonly highest: number } | undefined;
  /** Heights of other nodes that answered. */
  readonly others: readonly { readonly name: string; readonly height: number }[];
  readonly gasPrice: bigint;
  /** Groups of calls, in capitals. */
  readonly groups: readonly string[] | undefined;
  /** The same for who brings no token; undefined where nobody is let in without. */
  readonly groupsForAll: readonly string[] | undefined;
  /** What came of Cancun's opcodes. */
  readonly cancun: { readonly works: boolean; readonly reason: string };
  readonly requestTimeout: number | undefined;
  /** Blocks of the newest that each proposed. */
  readonly proposed: { readonly blocks: number; readonly by: Readonly<Record<string, number>> } | undefined;
  readonly pool: { readonly size: number; readonly held: number } | undefined;
  readonly allowedNodes: AllowList | undefined;
  readonly allowedAccounts: AllowList | undefined;
  /** Blocks that a question for events spanned, and whether it was answered. */
  readonly logRanges: readonly { readonly blocks: number; readonly answered: boolean }[];
  /** How deep a state was asked to be proved, and whether it was. */
  readonly proof: { readonly depth: number; readonly proved: boolean; readonly reason: string } | undefined;
  readonly files: FilesObservation | undefined;
  /** What is wrong with the contracts; undefined where no deployment was given. */
  readonly contracts: { readonly differ: readonly string[]; readonly power: readonly string[] } | undefined;
}
