import { Ajv } from "ajv";
import { isHttpUrl } from "../../lib/http-url.ts";
import { relayError } from "../errors.ts";
import { CONFIG_SCHEMA, type RelayConfig } from "./config.ts";

const validate = new Ajv({ allErrors: false, verbose: true }).compile<RelayConfig>(CONFIG_SCHEMA);

/**
 * Takes a relayer's configuration from JSON.
 *
 * @throws `RELAY_CONFIG_INVALID` with the key, the value and what was expected.
 */
export function parseRelayConfig(json: unknown): RelayConfig {
  if (!validate(json)) {
    const [error] = validate.errors ?? [];
    const name = error?.params.missingProperty ?? error?.params.additionalProperty;
    const key = `${error?.instancePath ?? ""}${name === undefined ? "" : `/${String(name)}`}`;
    throw invalid(key, error?.data, error?.message ?? "is not allowed");
  }
  for (const [i, node] of json.side.nodes.entries()) {
    const url = typeof node === "string" ? node : node.url;
    // An address may hold a password.
    if (!isHttpUrl(url))
      throw invalid(`/side/nodes/${i}`, undefined, "wants an address that begins with http:// or https://");
  }
  return json;
}

function invalid(key: string, value: unknown, reason: string) {
  const shown = key.startsWith("/side/nodes") || typeof value === "object" ? undefined : value;
  const is = shown === undefined ? "" : `, is ${JSON.stringify(shown)}`;
  const values = { key: key || "/", value: shown, reason };
  return relayError("RELAY_CONFIG_INVALID", `${key || "the configuration"} ${reason}${is}`, values);
}
