/** JSON Schema of network.json. */
const PORT = { type: "integer", minimum: 1, maximum: 65_535 } as const;
/** Of organisations and nodes: what is a folder's name on every system, and part of a unit's and of a container's. */
export const NAME_PATTERN = "^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$";

export const NETWORK_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: [
    "version",
    "chainId",
    "genesisHash",
    "besu",
    "blockPeriodSeconds",
    "requestTimeoutSeconds",
    "gasLimit",
    "rpc",
    "accounts",
    "nodes",
  ],
  properties: {
    version: { const: 1 },
    chainId: { type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
    genesisHash: { type: ["string", "null"], pattern: "^0x[0-9a-f]{64}$" },
    besu: { type: "string", pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+$" },
    blockPeriodSeconds: { type: "integer", minimum: 1 },
    requestTimeoutSeconds: { type: "integer", minimum: 1 },
    gasLimit: { type: "integer", minimum: 1 },
    accounts: { type: "array", items: { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" } },
    rpc: { enum: ["loopback", "jwt", "tls"] },
    nodes: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        additionalProperties: false,
        required: [
          "name",
          "organisation",
          "validator",
          "address",
          "enode",
          "host",
          "p2pPort",
          "rpcPort",
          "wsPort",
          "metricsPort",
          "folder",
        ],
        properties: {
          name: { type: "string", pattern: NAME_PATTERN },
          organisation: { type: "string", pattern: NAME_PATTERN },
          validator: { type: "boolean" },
          address: { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" },
          enode: { type: "string", pattern: "^enode://[0-9a-f]{128}@[^@\\s]+:[0-9]{1,5}$" },
          host: { type: "string", minLength: 1 },
          p2pPort: PORT,
          rpcPort: PORT,
          wsPort: PORT,
          metricsPort: PORT,
          folder: { type: "string", pattern: "^[a-z0-9-]+/[a-z0-9-]+$" },
        },
      },
    },
  },
} as const;
