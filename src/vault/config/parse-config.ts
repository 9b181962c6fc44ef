import { isAbsolute, relative } from "node:path";
import { Ajv } from "ajv";
import { computeAddress } from "ethers";
import { isHttpUrl } from "../../lib/http-url.ts";
import { vaultError } from "../errors.ts";
import type { VaultConfig } from "./config.ts";
import { CONFIG_SCHEMA } from "./schema.ts";

const validate = new Ajv({ allErrors: false, verbose: true }).compile<VaultConfig>(CONFIG_SCHEMA);

/** `${NAME}` as a whole value: a secret that stays out of the file. */
const PLACEHOLDER = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** Keys whose values never go into a message. */
const SECRET = /^\/provider(\/|$)/;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Takes a configuration from JSON. A value `${NAME}` is replaced by that variable of `environment`.
 *
 * @throws `VAULT_CONFIG_INVALID` with the key, the value (unless it is a secret) and what was expected.
 *
 * @example
 * import { parseVaultConfig } from "./parse-config.ts";
 *
 * const config = parseVaultConfig(JSON.parse(text), process.env);
 */
export function parseVaultConfig(json: unknown, environment: Environment): VaultConfig {
  const filled = fill(json, environment, "");
  if (!validate(filled)) {
    const [error] = validate.errors ?? [];
    const key = `${error?.instancePath ?? ""}${suffix(error?.params)}`;
    throw invalid(key, error?.data, error?.message ?? "is not allowed");
  }
  requireSense(filled);
  return filled;
}

/** What each part allows and all together do not. */
function requireSense({ chain, provider, store, compute }: VaultConfig): void {
  if (!isPrivateKey(provider.key)) throw invalid("/provider/key", undefined, "is no private key of secp256k1");
  if (!isHttpUrl(chain.url)) {
    throw invalid("/chain/url", chain.url, "wants an address that begins with http:// or https://");
  }
  if (isWithin(store.contents, store.folder)) {
    throw invalid(
      "/store/contents",
      store.contents,
      "wants a folder outside of /store/folder, which holds no plaintext",
    );
  }
  const resources = Object.entries(compute?.tables ?? {});
  for (const [n, [table, resource]] of resources.entries()) {
    const twice = resources.slice(0, n).some(([, other]) => other.toLowerCase() === resource.toLowerCase());
    if (twice) throw invalid(`/compute/tables/${table}`, resource, "is there twice");
  }
}

function isWithin(path: string, folder: string): boolean {
  const from = relative(folder, path);
  return from === "" || !(from.startsWith("..") || isAbsolute(from));
}

/** Not 0, and below the order of the curve. */
function isPrivateKey(key: string): boolean {
  try {
    computeAddress(key);
    return true;
  } catch {
    return false;
  }
}

function suffix(params: Record<string, unknown> | undefined): string {
  const name = params?.missingProperty ?? params?.additionalProperty;
  return name === undefined ? "" : `/${String(name)}`;
}

function fill(value: unknown, environment: Environment, at: string): unknown {
  if (Array.isArray(value)) return value.map((item, n) => fill(item, environment, `${at}/${n}`));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, fill(item, environment, `${at}/${key}`)]),
    );
  }
  const name = typeof value === "string" ? PLACEHOLDER.exec(value)?.[1] : undefined;
  if (name === undefined) return value;
  const found = environment[name];
  if (found === undefined || found === "") throw invalid(at, undefined, `wants the variable ${name}, which is not set`);
  return found;
}

function invalid(key: string, value: unknown, reason: string) {
  const shown = value === undefined || SECRET.test(key) || typeof value === "object" ? undefined : value;
  const is = shown === undefined ? "" : `, is ${JSON.stringify(shown)}`;
  const message = `${key || "the configuration"} ${reason}${is}`;
  return vaultError("VAULT_CONFIG_INVALID", message, { key, value: shown, reason });
}
