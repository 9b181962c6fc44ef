import { Ajv } from "ajv";
import { indexerError } from "../errors.ts";
import { CONFIG_SCHEMA, type IndexerConfig } from "./config.ts";

const validate = new Ajv({ allErrors: false, verbose: true }).compile<IndexerConfig>(CONFIG_SCHEMA);

/** Takes an indexer's configuration from JSON. @throws `INDEXER_CONFIG_INVALID` with the key, the value and what was expected. */
export function parseIndexerConfig(json: unknown): IndexerConfig {
  if (validate(json)) return json;
  const [error] = validate.errors ?? [];
  const name = error?.params.missingProperty ?? error?.params.additionalProperty;
  const key = `${error?.instancePath ?? ""}${name === undefined ? "" : `/${String(name)}`}` || "/";
  // The address of a database may hold a password.
  const value = key === "/store" || typeof error?.data === "object" ? undefined : error?.data;
  const reason = error?.message ?? "is not allowed";
  const is = value === undefined ? "" : `, is ${JSON.stringify(value)}`;
  throw indexerError("INDEXER_CONFIG_INVALID", `${key} ${reason}${is}`, { key, value, reason });
}

/** Whether a store is a database's address, and no file. */
export const isPostgres = (store: string): boolean => /^postgres(?:ql)?:\/\//.test(store);
