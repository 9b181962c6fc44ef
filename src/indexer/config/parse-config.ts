import { Ajv } from "ajv";
import { mayUseDomain, nameOf } from "../../lib/console/passkey-domain.ts";
import { indexerError } from "../errors.ts";
import { CONFIG_SCHEMA, type IndexerConfig } from "./config.ts";

const validate = new Ajv({ allErrors: false, verbose: true }).compile<IndexerConfig>(CONFIG_SCHEMA);

/** Takes an indexer's configuration from JSON. @throws `INDEXER_CONFIG_INVALID` with the key, the value and what was expected. */
export function parseIndexerConfig(json: unknown): IndexerConfig {
  if (validate(json)) return withPasskeys(json);
  const [error] = validate.errors ?? [];
  const name = error?.params.missingProperty ?? error?.params.additionalProperty;
  const key = `${error?.instancePath ?? ""}${name === undefined ? "" : `/${String(name)}`}` || "/";
  // The address of a database may hold a password.
  const value = key === "/store" || typeof error?.data === "object" ? undefined : error?.data;
  const reason = error?.message ?? "is not allowed";
  const is = value === undefined ? "" : `, is ${JSON.stringify(value)}`;
  throw indexerError("INDEXER_CONFIG_INVALID", `${key} ${reason}${is}`, { key, value, reason });
}

/** @throws `INDEXER_CONFIG_INVALID` where no page of the console could use passkeys of the domain that is wanted. */
function withPasskeys(config: IndexerConfig): IndexerConfig {
  const { api, console: wanted } = config;
  if (wanted?.rpId === undefined) return config;
  const host = nameOf(originOf(api));
  if (host !== undefined && mayUseDomain(host, wanted.rpId)) return config;
  const reason = `is not the host of api.origin (${host ?? "an address"}), nor a domain above it`;
  const values = { key: "/console/rpId", value: wanted.rpId, reason };
  throw indexerError("INDEXER_CONFIG_INVALID", `/console/rpId ${reason}, is ${JSON.stringify(wanted.rpId)}`, values);
}

/** Address under which people open it, as far as it is known before it listens. */
export const originOf = ({ origin, host = "127.0.0.1" }: IndexerConfig["api"]): string =>
  origin ?? `http://${host.includes(":") ? `[${host}]` : host}`;

/** Whether a store is a database's address, and no file. */
export const isPostgres = (store: string): boolean => /^postgres(?:ql)?:\/\//.test(store);
