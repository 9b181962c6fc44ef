import { dirname, resolve } from "node:path";
import { pino } from "pino";
import { type OpenedBridge, openBridge } from "../../../bridge/compose/open-bridge.ts";
import type { BridgeConfig } from "../../../bridge/config/config.ts";
import { parseConfig } from "../../../bridge/config/parse-config.ts";
import type { Profile } from "../../../bridge/model/profile.ts";
import { parseProfile } from "../../../bridge/quality/profile/parse.ts";
import { systemClock } from "../../../lib/clock.ts";
import { type Deployment, parseDeployment } from "../../../sdk/core/deployment.ts";
import { readAccess } from "../../shared/access.ts";
import type { Environment } from "../../shared/environment.ts";
import { readJson, readText } from "../../shared/files.ts";

/** What a configuration file says; paths in it are from where it lies. */
export interface Configured {
  readonly config: BridgeConfig;
  readonly deployment: Deployment;
  readonly here: (path: string) => string;
}

export function readConfiguration(file: string, environment: Environment): Configured {
  const here = (path: string) => resolve(dirname(file), path);
  const parsed = parseConfig(readJson(file), environment);
  const { tls } = parsed.chain;
  const certificate = tls && certificateOf(tls);
  const config: BridgeConfig = {
    ...parsed,
    ...(certificate && { chain: { ...parsed.chain, tls: certificate } }),
    store: { ...parsed.store, folder: here(parsed.store.folder) },
    ...(parsed.mqtt && {
      mqtt: parsed.mqtt.map((broker) => ({ ...broker, ...(broker.tls && { tls: pems(broker.tls) }) })),
    }),
  };
  return { config, deployment: parseDeployment(readJson(here(config.chain.deployment))), here };

  function certificateOf({ cert, key, ca }: NonNullable<BridgeConfig["chain"]["tls"]>) {
    const files = { cert: here(cert), key: here(key), ca: ca === undefined ? undefined : here(ca) };
    return readAccess(files, "chain.tls.").certificate;
  }

  function pems(tls: Readonly<Record<string, string>>): Record<string, string> {
    const read = ([name, value]: [string, string]) => [name, name === "servername" ? value : readText(here(value))];
    return Object.fromEntries(Object.entries(tls).map(read));
  }
}

/** On standard error: standard output carries the result. */
export const errorLog = (level: string) => pino({ level, base: null }, pino.destination(2));

/** Opens a bridge by its configuration file. */
export async function open(
  file: string,
  environment: Environment,
  level: string,
  signal?: AbortSignal,
): Promise<OpenedBridge> {
  const { config, deployment, here } = readConfiguration(file, environment);
  const profiles = new Map<number, Profile>();
  for (const { station, profile } of config.stations) {
    if (profile !== undefined) profiles.set(station, parseProfile(readJson(here(profile))));
  }
  const log = errorLog(level);
  return openBridge({ config, deployment, profiles, clock: systemClock, log, ...(signal && { signal }) });
}
