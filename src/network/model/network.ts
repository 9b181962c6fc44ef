/**
 * What network.json says of a network: all that is public of it, the same for every organisation. Whoever runs, examines or joins the
 * network reads this and the chain.
 */
export interface Network {
  readonly version: 1;
  readonly chainId: number;
  /** Hash of block 0, which follows from genesis.json; null where it was not computed. */
  readonly genesisHash: string | null;
  /** Version of Besu that the files are written for, such as 26.8.0. */
  readonly besu: string;
  readonly blockPeriodSeconds: number;
  readonly requestTimeoutSeconds: number;
  readonly gasLimit: number;
  /** How RPC is reached from beyond the machine that a node runs on. */
  readonly rpc: RpcAccess;
  /** Accounts that may send transactions; with none in it everybody may. */
  readonly accounts: readonly string[];
  readonly nodes: readonly NetworkNode[];
}

/**
 * - `loopback`: from the node's own machine alone.
 * - `jwt`: with a token that the organisation's key signed.
 * - `tls`: over TLS with a client's certificate that the node knows.
 */
export type RpcAccess = "loopback" | "jwt" | "tls";

export interface NetworkNode {
  /** Unique in the network, and the name of its folder. */
  readonly name: string;
  readonly organisation: string;
  /** Whether the genesis, or a vote since, makes it a validator. */
  readonly validator: boolean;
  /** By which a header names it as proposer and validator. */
  readonly address: string;
  readonly enode: string;
  /** IP address at which other nodes reach it. */
  readonly host: string;
  readonly p2pPort: number;
  readonly rpcPort: number;
  readonly wsPort: number;
  readonly metricsPort: number;
  /** Below the folder of network.json, with forward slashes: ORGANISATION/NODE. Besu is started in it. */
  readonly folder: string;
}
