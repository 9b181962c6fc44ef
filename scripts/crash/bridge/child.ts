/** A bridge in a process of its own, meant to be killed and started again. Closes where its input ends; "flush" seals all before. */
import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { createInterface } from "node:readline";
import { openBridge } from "../../../src/bridge/compose/open-bridge.ts";
import type { BridgeConfig } from "../../../src/bridge/config/config.ts";
import { isTallyError } from "../../../src/lib/errors.ts";
import { type Logger, silentLogger } from "../../../src/lib/logger.ts";
import type { Deployment } from "../../../src/sdk/core/deployment.ts";
import type { Station } from "../../../src/sdk/sensing/model/station.ts";
import { persist } from "../persist.ts";
import { crashProfile } from "./field.ts";
import { type Doom, pointCounter } from "./points.ts";

/** What the parent hands over, as JSON in the first argument. */
export interface BridgeTask {
  readonly config: BridgeConfig;
  readonly deployment: Deployment;
  readonly stations: readonly Station[];
  readonly doom?: Doom;
}

const { config, deployment, stations, doom } = JSON.parse(process.argv[2] as string) as BridgeTask;

const say = (values: object, message: string) => console.error(message, JSON.stringify(described(values), bigints));
const log: Logger = { ...silentLogger, warn: say, error: say };

function bigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

function described(values: object): object {
  const { err, ...rest } = values as { err?: unknown };
  if (!(err instanceof Error)) return rest;
  return {
    ...rest,
    error: err.message,
    ...(isTallyError(err) ? { code: err.code, values: err.values } : { stack: err.stack }),
  };
}

const onPoint = doom && pointCounter(doom);
const open = () =>
  openBridge({
    config,
    deployment,
    profiles: new Map(stations.map(({ id }) => [id, crashProfile])),
    log,
    // A gateway waits for one that is dead as long as a life lasts, and no longer.
    sending: { retryAfter: 50, longestRetry: 400, pollInterval: 20, resendAfter: 250 },
    ...(onPoint && { onPoint }),
  });
const bridge = await persist(open);
writeSync(1, "running\n");
flushCompileCache(); // at the end it would be too late: the end comes by SIGKILL

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== "flush") continue;
  await bridge.flush();
  writeSync(1, "flushed\n");
}
await bridge.close();
