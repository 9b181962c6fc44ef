import { Ajv, type ValidateFunction } from "ajv";
import { parse } from "smol-toml";
import { networkError } from "../errors.ts";
import { BESU_CONFIG_SCHEMA } from "./besu-config-schema.ts";
import { decodeExtraData } from "./extra-data.ts";
import type { Genesis } from "./genesis.ts";
import { GENESIS_SCHEMA } from "./genesis-schema.ts";
import { firstProblem } from "./schema-problem.ts";

const ajv = new Ajv({ allowUnionTypes: true, verbose: true });
const genesis: ValidateFunction<Genesis> = ajv.compile<Genesis>(GENESIS_SCHEMA);
const config = ajv.compile(BESU_CONFIG_SCHEMA);

/**
 * Requires that Besu knows every key of a genesis, each value is of its form, and the extra data names validators.
 *
 * @throws `NETWORK_GENESIS_INVALID` with field and value.
 */
export function requireGenesis(json: unknown): asserts json is Genesis {
  if (!genesis(json)) {
    const { field, value, reason } = firstProblem(genesis.errors);
    throw networkError("NETWORK_GENESIS_INVALID", `genesis: ${field} ${reason}`, { field, value, reason });
  }
  decodeExtraData(json.extraData);
}

/**
 * Requires that Besu knows every key of a configuration file, and each value is of its kind.
 *
 * @returns What is in it.
 * @throws `NETWORK_CONFIG_INVALID` with field and value.
 */
export function requireBesuConfig(toml: string): Readonly<Record<string, unknown>> {
  let content: Readonly<Record<string, unknown>>;
  try {
    content = parse(toml);
  } catch (cause) {
    const reason = (cause as Error).message;
    throw networkError("NETWORK_CONFIG_INVALID", `config.toml is not TOML: ${reason}`, { field: "", reason }, cause);
  }
  if (!config(content)) {
    const { field, value, reason } = firstProblem(config.errors);
    throw networkError("NETWORK_CONFIG_INVALID", `config.toml: ${field} ${reason}`, { field, value, reason });
  }
  return content;
}
