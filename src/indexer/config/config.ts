/** What an indexer is told in its file. The node and the deployment are options of the command. */
export interface IndexerConfig {
  /** Where the API answers. */
  readonly api: {
    readonly host?: string;
    readonly port: number;
    /** Address under which people know it, such as that of the proxy in front of it. @default where it answers */
    readonly origin?: string;
    /** Addresses or networks of proxies in front of it: what these say of who asks is believed. @default none */
    readonly proxies?: readonly string[];
  };
  /** A file, or `postgres://` with several indexers on one database. */
  readonly store: string;
  /** Connections to PostgreSQL at once. @default 8 */
  readonly poolSize?: number;
  /** Milliseconds between looks at the head. @default 1000 */
  readonly pollInterval?: number;
  /** Whether a store of another chain is emptied, for chains that are thrown away. @default false */
  readonly wipe?: boolean;
  /** Serves the web console beside the API. @default no console */
  readonly console?: {
    /**
     * Whether a page may ask the node of --rpc, by reading methods alone, to check on the chain what it shows. Whoever reaches the console then
     * reads everything on the chain, also what the API withholds. @default false
     */
    readonly passesNode?: boolean;
    /**
     * Domain that passkeys are bound to (WebAuthn's RP id): the host of `api.origin`, or a domain above it that several consoles share.
     * A passkey is good for its domain alone. @default the host of `api.origin`
     */
    readonly rpId?: string;
  };
  /** Bridges that sealed readings are copied from, and that are asked for the others and for proofs. A station without one has the readings that its batches carry onto the chain. */
  readonly bridges?: readonly {
    /** Address of its API. */
    readonly url: string;
    /** Numbers of the stations that it has. */
    readonly stations?: readonly number[];
    /** It has all stations that this organisation operates. */
    readonly organisation?: number;
  }[];
  /** Zone of the sites, "+08:00": EPCIS says times in it, and pages say them in it beside UTC. @default UTC alone */
  readonly zone?: string;
  /** Answers EPCIS 2.0 over what is in whose hands. @default no EPCIS */
  readonly epcis?: {
    /** GLNs of organisations by their number. One that is not here is named by its number. */
    readonly parties?: Readonly<Record<string, string>>;
  };
  /** Signs in people without keys by the directory of their organisation (OpenID Connect). @default accounts alone */
  readonly directory?: {
    /** Address of the provider, as its tokens name it. */
    readonly issuer: string;
    readonly clientId: string;
    /** File with the client's secret, readable by its owner alone. @default a client without one */
    readonly clientSecretFile?: string;
    /** Organisation of each person, by the provider's `sub`. */
    readonly people: Readonly<Record<string, number>>;
  };
  /** Organisation that runs this indexer: its people see who read what is withheld. @default regulators see their own reads, and nobody all */
  readonly operator?: number;
  /** Days that it stays written down who read what is withheld. @default for ever */
  readonly keepReadsDays?: number;
  /** Receivers that events are brought to. */
  readonly webhooks?: readonly {
    readonly name: string;
    readonly url: string;
    /** File with the secret that deliveries are signed with, readable by its owner alone. */
    readonly secretFile: string;
    readonly topics?: readonly string[];
    readonly isConfidential?: boolean;
  }[];
  /** Streams of changes at once. @default 1000 */
  readonly mostStreams?: number;
  /** Questions of one address within a minute. @default 6000 */
  readonly mostPerMinute?: number;
}

export const CONFIG_SCHEMA = {
  type: "object",
  required: ["api", "store"],
  additionalProperties: false,
  properties: {
    api: {
      type: "object",
      required: ["port"],
      additionalProperties: false,
      properties: {
        host: { type: "string", minLength: 1 },
        port: { type: "integer", minimum: 0, maximum: 65_535 },
        origin: { type: "string", pattern: "^https?://[^/]+$" },
        proxies: {
          type: "array",
          minItems: 1,
          maxItems: 100,
          items: { type: "string", pattern: "^[0-9a-fA-F.:]+(?:/\\d{1,3})?$" },
        },
      },
    },
    store: { type: "string", minLength: 1 },
    poolSize: { type: "integer", minimum: 1, maximum: 200 },
    pollInterval: { type: "integer", minimum: 10, maximum: 600_000 },
    wipe: { type: "boolean" },
    console: {
      type: "object",
      additionalProperties: false,
      properties: {
        passesNode: { type: "boolean" },
        rpId: { type: "string", pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)*$" },
      },
    },
    bridges: {
      type: "array",
      maxItems: 1_000,
      items: {
        type: "object",
        required: ["url"],
        additionalProperties: false,
        properties: {
          url: { type: "string", pattern: "^https?://[^/]+$" },
          stations: { type: "array", minItems: 1, maxItems: 10_000, items: { type: "integer", minimum: 1 } },
          organisation: { type: "integer", minimum: 1 },
        },
      },
    },
    zone: { type: "string", pattern: "^[+-](0\\d|1[0-4]):[0-5]\\d$" },
    epcis: {
      type: "object",
      additionalProperties: false,
      properties: {
        parties: {
          type: "object",
          propertyNames: { pattern: "^[1-9]\\d*$" },
          additionalProperties: { type: "string", pattern: "^\\d{13}$" },
        },
      },
    },
    directory: {
      type: "object",
      required: ["issuer", "clientId", "people"],
      additionalProperties: false,
      properties: {
        // In plain text only to a provider on this machine.
        issuer: { type: "string", pattern: "^(?:https://[^/]+|http://(?:localhost|127\\.0\\.0\\.1)(?::\\d+)?)(?:/|$)" },
        clientId: { type: "string", minLength: 1 },
        clientSecretFile: { type: "string", minLength: 1 },
        people: { type: "object", maxProperties: 100_000, additionalProperties: { type: "integer", minimum: 1 } },
      },
    },
    operator: { type: "integer", minimum: 1 },
    keepReadsDays: { type: "integer", minimum: 1, maximum: 36_500 },
    webhooks: {
      type: "array",
      maxItems: 100,
      items: {
        type: "object",
        required: ["name", "url", "secretFile"],
        additionalProperties: false,
        properties: {
          name: { type: "string", pattern: "^[a-z0-9-]{1,64}$" },
          url: { type: "string", pattern: "^https?://" },
          secretFile: { type: "string", minLength: 1 },
          topics: { type: "array", minItems: 1, maxItems: 100, items: { type: "string", minLength: 1 } },
          isConfidential: { type: "boolean" },
        },
        // What is withheld from others goes in plain text to no other machine.
        anyOf: [
          {
            properties: {
              url: { type: "string", pattern: "^(?:https://|http://(?:localhost|127\\.0\\.0\\.1)(?::\\d+)?(?:/|$))" },
            },
          },
          { properties: { isConfidential: { const: false } } },
        ],
      },
    },
    mostStreams: { type: "integer", minimum: 0, maximum: 100_000 },
    mostPerMinute: { type: "integer", minimum: 1, maximum: 10_000_000 },
  },
} as const;
