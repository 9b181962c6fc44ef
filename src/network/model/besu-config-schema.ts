import { BESU_OPTIONS, type OptionKind } from "./besu-options.ts";

const KINDS: Readonly<Record<OptionKind, object>> = {
  boolean: { type: "boolean" },
  number: { type: "number" },
  string: { type: "string" },
  list: { type: "array", items: { type: ["string", "number"] } },
};

const APIS = ["ADMIN", "DEBUG", "ENGINE", "ETH", "IBFT", "MINER", "NET", "PERM", "PLUGINS", "QBFT", "TRACE"];
const API_LIST = { type: "array", items: { enum: [...APIS, "TXPOOL", "WEB3"] } };
const JWT_ALGORITHM = { enum: ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "HS256"] };
const PORT = { type: "integer", minimum: 0, maximum: 65_535 };

/** Where Besu allows less than the kind does, of the keys that a consortium uses. */
const NARROWER: Readonly<Record<string, object>> = {
  "sync-mode": { enum: ["FULL", "SNAP"] },
  "data-storage-format": { enum: ["BONSAI", "FOREST", "X_BONSAI_ARCHIVE"] },
  "tx-pool": { enum: ["LAYERED", "SEQUENCED", "LEGACY"] },
  "nat-method": { enum: ["UPNP", "UPNPP2PONLY", "DOCKER", "AUTO", "NONE"] },
  "rpc-http-api": API_LIST,
  "rpc-ws-api": API_LIST,
  "rpc-http-authentication-jwt-algorithm": JWT_ALGORITHM,
  "rpc-ws-authentication-jwt-algorithm": JWT_ALGORITHM,
  "p2p-port": PORT,
  "rpc-http-port": PORT,
  "rpc-ws-port": PORT,
  "metrics-port": PORT,
};

/** JSON Schema of a node's config.toml: every key that Besu 26.8.0 knows and no other, each of its kind. */
export const BESU_CONFIG_SCHEMA = {
  type: "object",
  additionalProperties: false,
  properties: Object.fromEntries(
    [...BESU_OPTIONS].map(([name, kind]) => [name, NARROWER[name] ?? KINDS[kind]] as const),
  ),
};
