/** A node that asks who comes: the address, and the files that hold what lets in, from where the configuration lies. */
export interface SideNode {
  readonly url: string;
  /** With a bearer token. */
  readonly tokenFile?: string;
  /** Certificate and key that are shown over https, and the authorities that the node's own is of. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca?: string };
}

/** What a relayer is told in its file. The chain that it brings headers to, and who pays, are options of the command. */
export interface RelayConfig {
  /** Id of the light client that it brings headers to. */
  readonly lightClient: string;
  readonly side: {
    /** Nodes of the other chain. They are not trusted: one that lies is found out, one that lacks seals is completed by others. */
    readonly nodes: readonly (string | SideNode)[];
    /** Milliseconds between looks at its head. @default 1000 */
    readonly pollInterval?: number;
    /** Milliseconds without a new block after which it counts as halted. @default 60000 */
    readonly haltedAfter?: number;
    /** Blocks whose state its nodes keep. @default 512 */
    readonly keptBlocks?: number;
  };
  /** Where the API answers. */
  readonly api: { readonly host?: string; readonly port: number };
  /** File of the requests and of what was sent. */
  readonly store: string;
  /** Share of the trust period after which a header is brought though nobody asked. @default 0.5 */
  readonly renewAt?: number;
  /** How many heights and slots may wait. @default 1000 */
  readonly mostWaiting?: number;
  /** How many of those that are settled are kept. @default 10000 */
  readonly mostSettled?: number;
}

const path = { type: "string", minLength: 1 } as const;

const NODE_SCHEMA = {
  type: ["string", "object"],
  required: ["url"],
  additionalProperties: false,
  properties: {
    url: { type: "string" },
    tokenFile: path,
    tls: {
      type: "object",
      required: ["cert", "key"],
      additionalProperties: false,
      properties: { cert: path, key: path, ca: path },
    },
  },
} as const;

const span = { type: "integer", minimum: 1, maximum: 86_400_000 } as const;

export const CONFIG_SCHEMA = {
  type: "object",
  required: ["lightClient", "side", "api", "store"],
  additionalProperties: false,
  properties: {
    lightClient: { type: "string", pattern: "^0x[0-9a-fA-F]{64}$" },
    side: {
      type: "object",
      required: ["nodes"],
      additionalProperties: false,
      properties: {
        nodes: { type: "array", minItems: 1, maxItems: 16, items: NODE_SCHEMA },
        pollInterval: span,
        haltedAfter: span,
        keptBlocks: { type: "integer", minimum: 1, maximum: 0xffff_ffff },
      },
    },
    api: {
      type: "object",
      required: ["port"],
      additionalProperties: false,
      properties: {
        host: { type: "string", minLength: 1 },
        port: { type: "integer", minimum: 0, maximum: 65_535 },
      },
    },
    store: { type: "string", minLength: 1 },
    renewAt: { type: "number", exclusiveMinimum: 0, maximum: 0.9 },
    mostWaiting: { type: "integer", minimum: 1, maximum: 1_000_000 },
    mostSettled: { type: "integer", minimum: 1, maximum: 10_000_000 },
  },
} as const;
