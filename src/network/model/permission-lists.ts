import { parse } from "smol-toml";
import { networkError } from "../errors.ts";

/** What a permissions_config.toml allows. */
export interface PermissionLists {
  /** Enodes. */
  readonly nodes: readonly string[];
  readonly accounts: readonly string[];
}

/**
 * The lists of a permissions_config.toml, as it was written here or as Besu writes it; a missing file or list has nothing in it.
 *
 * @throws `NETWORK_CONFIG_INVALID` with field.
 */
export function parsePermissions(toml = ""): PermissionLists {
  let content: Readonly<Record<string, unknown>>;
  try {
    content = parse(toml);
  } catch (cause) {
    throw invalid("permissions_config.toml", "", `is not TOML: ${(cause as Error).message}`);
  }
  const list = (key: string) => stringsIn("permissions_config.toml", key, content[key] ?? []);
  return { nodes: list("nodes-allowlist"), accounts: list("accounts-allowlist") };
}

/** The enodes in a static-nodes.json; a missing file has none. @throws SyntaxError; `NETWORK_CONFIG_INVALID`. */
export function parseStaticNodes(json = "[]"): readonly string[] {
  return stringsIn("static-nodes.json", "", JSON.parse(json));
}

function stringsIn(file: string, key: string, value: unknown): readonly string[] {
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
  throw invalid(file, key === "" ? "" : `/${key}`, "should be a list of strings");
}

function invalid(file: string, field: string, reason: string) {
  return networkError("NETWORK_CONFIG_INVALID", `${file}: ${field} ${reason}`, { field, reason });
}
