/** One organisation in the file that `tally network init --organisations` reads, which is a JSON array of them. */
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
  readonly nodes: readonly PlannedNode[];
}

export interface PlannedNode {
  readonly name: string;
  readonly validator: boolean;
  readonly ports: Required<NodePorts>;
}
