import { Ajv } from "ajv";
import { computeAddress } from "ethers";
import { bridgeError } from "../model/errors.ts";
import type { BridgeConfig, MqttConfig, WorkersConfig } from "./config.ts";
import { CONFIG_SCHEMA } from "./schema.ts";

const validate = new Ajv({ allErrors: false, verbose: true }).compile<BridgeConfig>(CONFIG_SCHEMA);

/** `${NAME}` as a whole value: a secret that stays out of the file. */
const PLACEHOLDER = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** Keys whose values never go into a message: secrets, and what holds one, where a text may stand in its place. */
const SECRET =
  /\/(key|senderKey|password|cosignKey|postgres|gateway|store|workers|http|stations\/\d+\/hj212\/[^/]*|cosigners(\/\d+)?)$/;

/**
 * Takes a configuration from JSON. A value `${NAME}` is replaced by that variable of `environment`.
 *
 * @throws `CONFIG_INVALID` with the key, the value (unless it is a secret) and what was expected.
 *
 * @example
 * import { parseConfig } from "./parse-config.ts";
 *
 * const config = parseConfig(JSON.parse(text), process.env);
 */
export function parseConfig(json: unknown, environment: Readonly<Record<string, string | undefined>>): BridgeConfig {
  const filled = fill(json, environment, "");
  if (!validate(filled)) {
    const [error] = validate.errors ?? [];
    const key = `${error?.instancePath ?? ""}${suffix(error?.params)}`;
    throw invalid(key, error?.data, error?.message ?? "is not allowed");
  }
  requireSense(filled);
  return filled;
}

/** What each part allows and all together do not: a station that would never hear of its readings, or get another's. */
function requireSense({ chain, gateway, store, workers, stations, mqtt, hj212 }: BridgeConfig): void {
  if (!isPrivateKey(gateway.key)) throw invalid("/gateway/key", undefined, "is no private key of secp256k1");
  requireUrl("/chain/url", chain.url, ["http:", "https:"]);
  for (const [i, { url }] of (mqtt ?? []).entries()) requireUrl(`/mqtt/${i}/url`, url, ["mqtt:", "mqtts:"]);
  if (workers) requireWorkers(workers, gateway, store, mqtt ?? []);
  const seen = new Set<string>();
  const requireOnce = (kind: string, name: string | number, key: string) => {
    const named = `${kind} ${name}`;
    if (seen.has(named)) throw invalid(key, name, "is there twice");
    seen.add(named);
  };
  for (const [i, station] of stations.entries()) {
    const at = `/stations/${i}`;
    requireOnce("station", station.station, `${at}/station`);
    if (!station.proposes && station.cosigners)
      throw invalid(`${at}/cosigners`, undefined, "belongs to the proposing gateway");
    for (const [j, { url }] of (station.cosigners ?? []).entries())
      requireUrl(`${at}/cosigners/${j}/url`, url, ["http:", "https:"]);
    if (station.http) requireOnce("http", station.http.key, `${at}/http/key`);
    for (const mn of Object.keys(station.hj212 ?? {})) requireOnce("mn", mn, `${at}/hj212/${mn}`);
    if (station.mqtt && !mqtt?.length) throw invalid(`${at}/mqtt`, undefined, "wants a broker under /mqtt");
    if (station.hj212 && !hj212) throw invalid(`${at}/hj212`, undefined, "wants a port under /hj212");
  }
  // The broker throws the first out when the second comes, and the other way round, for ever.
  for (const [i, { clientId, url }] of (mqtt ?? []).entries())
    requireOnce("client", `${clientId} ${url}`, `/mqtt/${i}/clientId`);
}

/** What workers of one gateway share, and what each has for itself. */
function requireWorkers(
  { senderKey }: WorkersConfig,
  gateway: BridgeConfig["gateway"],
  store: BridgeConfig["store"],
  mqtt: readonly MqttConfig[],
): void {
  if (!("postgres" in store))
    throw invalid("/workers", undefined, "wants a database that is shared, under /store/postgres");
  const key = "/workers/senderKey";
  if (!isPrivateKey(senderKey)) throw invalid(key, undefined, "is no private key of secp256k1");
  if (computeAddress(senderKey) === computeAddress(gateway.key))
    throw invalid(
      key,
      undefined,
      "is the gateway's key, which all workers have: each sends from an account of its own",
    );
  for (const [i, { version, shareGroup }] of mqtt.entries()) {
    if (version !== "5")
      throw invalid(`/mqtt/${i}/version`, version, "wants to be 5: only there workers share messages");
    if (shareGroup === undefined)
      throw invalid(`/mqtt/${i}/shareGroup`, undefined, "is wanted where there are workers");
  }
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

function requireUrl(key: string, value: string, protocols: readonly string[]): void {
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return;
  throw invalid(key, value, `wants an address that begins with ${protocols.map((name) => `${name}//`).join(" or ")}`);
}

function suffix(params: Record<string, unknown> | undefined): string {
  const name = params?.missingProperty ?? params?.additionalProperty;
  return name === undefined ? "" : `/${String(name)}`;
}

function fill(value: unknown, environment: Readonly<Record<string, string | undefined>>, at: string): unknown {
  if (Array.isArray(value)) return value.map((item, i) => fill(item, environment, `${at}/${i}`));
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
  return bridgeError("CONFIG_INVALID", `${key || "the configuration"} ${reason}${is}`, { key, value: shown, reason });
}
