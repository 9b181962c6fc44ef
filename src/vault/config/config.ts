/** How a vault is set up: the content of the file that `tally vault serve --config` takes. */
export interface VaultConfig {
  readonly chain: {
    readonly url: string;
    /** Sent as bearer token, for a node that asks for one. */
    readonly token?: string;
    /** Shown to a node that asks for a client's certificate: paths of PEM files, and their texts once they are read. */
    readonly tls?: { readonly cert: string; readonly key: string; readonly ca?: string };
    /** Path of the deployment file. */
    readonly deployment: string;
  };
  readonly provider: {
    /** Private key of a MAKER of the owner: signs receipts and answers, and sends transactions. Nothing else may send with it. */
    readonly key: string;
  };
  readonly store: {
    readonly folder: string;
    /** Folder of the owner's contents, which are plaintext: rows and proofs of what was published. */
    readonly contents: string;
    /** File with 32 bytes in hex under which seeds and keys of versions are encrypted. Nobody but its owner may read it. */
    readonly keyFile: string;
  };
  readonly api?: {
    /** @default "127.0.0.1" */
    readonly host?: string;
    /** @default 8095 */
    readonly port?: number;
  };
  readonly limits?: VaultLimits;
  /** Computes nothing if left out. */
  readonly compute?: ComputeConfig;
  /** Speaks the Dataspace Protocol if given, see docs/guides/dataspace.md. */
  readonly dataspace?: DataspaceConfig;
}

export interface DataspaceConfig {
  /** Address of the protocol's endpoints as others reach them: `https://vault.example/dsp/2025-1`. */
  readonly baseUrl: string;
  /** Organisations whose connectors are spoken to. */
  readonly members: readonly DataspaceMember[];
  /** What is done when a consumer asks for other terms than an offer's. @default "wait" for an operator */
  readonly onOtherTerms?: "wait" | "counter" | "terminate";
}

export interface DataspaceMember {
  readonly org: number;
  /** Base address of its endpoints of the protocol. */
  readonly address: string;
  /** Address of its vault, where we sign in; none is signed in to if left out. */
  readonly vault?: string;
  /** Whether it is within our own network: then http and private addresses are allowed. @default false */
  readonly internal?: boolean;
}

/** Bounds of what one request may cost. */
export interface VaultLimits {
  /** Rows that one extraction of rows may give out. @default 1 000 000 */
  readonly rows?: number;
  /** Bytes that one access may give out. @default 1 GiB */
  readonly bytes?: number;
  /** Accesses that are prepared or streamed at a time. @default 8 */
  readonly atOnce?: number;
  /** Seconds that a session lasts. @default 900 */
  readonly sessionSeconds?: number;
}

export interface ComputeConfig {
  /** Path of the policy, see docs/guides/vault-policy.md. */
  readonly policy: string;
  /** Names of the policy's tables, and the id of the resource that each is a version of. */
  readonly tables: Readonly<Record<string, string>>;
  /** Whether results are given out, or nothing but yes or no to a question about one number. @default "document" */
  readonly gives?: "document" | "answer";
  /** Threads of the engine. @default 1 */
  readonly threads?: number;
}

/** The bounds of a configuration, each there. */
export function limitsOf({ limits = {} }: Pick<VaultConfig, "limits">): Required<VaultLimits> {
  return { rows: 1_000_000, bytes: 2 ** 30, atOnce: 8, sessionSeconds: 900, ...limits };
}
