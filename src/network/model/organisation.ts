/** One organisation in what `tally network init --organisations` reads: files with one each, or with a JSON array of them. */
export interface OrganisationInput {
  /** Name of its folder: lower case letters, digits and hyphens. */
  readonly name: string;
  /** IP address of its machine. Nodes are allowed and found by address, so a host name does not do. */
  readonly host: string;
  /** Nodes of it that are validators; with 0 it gets one node that is none. */
  readonly validators?: number;
  /** Accounts that its people and programs send transactions with. */
  readonly accounts?: readonly string[];
  /** One entry for each of its nodes; what is left out is the next port that is free on the host. */
  readonly ports?: readonly NodePorts[];
  /** One for each of its nodes, 0x and 128 hex digits, where it keeps their keys itself; else keys are made for it. */
  readonly publicKeys?: readonly string[];
}

export interface NodePorts {
  readonly p2p?: number;
  readonly rpc?: number;
  readonly ws?: number;
  readonly metrics?: number;
}

/** An organisation whose nodes are counted and whose ports are chosen. */
export interface Organisation {
  readonly name: string;
  readonly host: string;
  readonly accounts: readonly string[];
  /** It keeps its keys itself: none is made for it, not that of its tokens either. */
  readonly keepsKeys: boolean;
  readonly nodes: readonly PlannedNode[];
}

export interface PlannedNode {
  readonly name: string;
  readonly validator: boolean;
  readonly ports: Required<NodePorts>;
  readonly publicKey?: string;
}
