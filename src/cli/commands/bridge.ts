import { createReadStream, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { pino } from "pino";
import { openBridge } from "../../bridge/compose/open-bridge.ts";
import type { RunningBridge } from "../../bridge/compose/start-bridge.ts";
import type { BridgeConfig } from "../../bridge/config/config.ts";
import { parseConfig } from "../../bridge/config/parse-config.ts";
import { type CsvReplayOptions, replayCsv } from "../../bridge/ingest/csv/replay.ts";
import { ucumUnits } from "../../bridge/ingest/units.ts";
import type { Profile } from "../../bridge/model/profile.ts";
import { parseProfile } from "../../bridge/quality/profile/parse.ts";
import { systemClock } from "../../lib/clock.ts";
import { parseDeployment } from "../../sdk/core/deployment.ts";
import { type Cli, readJson } from "../cli.ts";
import { stopSignal } from "../stop-signal.ts";
import { wholeNumber } from "../values.ts";

/** `tally bridge`: the oracle bridge between stations in the field and the chain. */
export function register(program: Command, cli: Cli): void {
  const bridge = program.command("bridge").description("take readings from stations, seal them, prove them");

  bridge
    .command("run")
    .description("run a bridge until it is told to stop")
    .requiredOption("--config <file>", "configuration, see docs/guides/bridge.md")
    .option("--log-level <level>", "trace, debug, info, warn or error", "info")
    .action(async ({ config: file, logLevel }: { config: string; logLevel: string }) => {
      const stop = stopSignal();
      let running: RunningBridge | undefined;
      try {
        running = await open(file, logLevel, stop.signal);
        cli.result(`API      ${running.url}\nOpenAPI  ${running.url}/openapi.json\nCtrl-C stops it.`, {
          ok: true,
          url: running.url,
          hj212Port: running.hj212Port ?? null,
        });
        await stop.came;
      } catch (error) {
        if (error !== stop.signal.reason) throw error; // else it was told to stop before it could start
      } finally {
        stop.forget();
        await running?.close();
      }
    });

  bridge
    .command("replay")
    .description("replay CSV files of one station, seal what they hold, and stop")
    .argument("<file...>", "CSV files, in order of time")
    .requiredOption("--config <file>", "configuration of the bridge")
    .requiredOption("--station <number>", "the station whose readings they are", wholeNumber)
    .requiredOption("--mapping <file>", "JSON: time column and format, columns and what they measure")
    .option("--speed <number>", "1 is real time, 60 an hour in a minute, 0 as fast as it goes", speed, 0)
    .option("--received-after <seconds>", "say that each row was received so long after it was measured", Number)
    .option("--log-level <level>", "trace, debug, info, warn or error", "warn")
    .action(async (files: string[], options: ReplayOptions) => {
      const mapping = readJson(options.mapping) as Pick<CsvReplayOptions, "time" | "columns" | "missing" | "delimiter">;
      const running = await open(options.config, options.logLevel);
      const { receivedAfter } = options;
      try {
        const sum = { rows: 0, rejected: 0, stored: 0, duplicates: 0, conflicts: 0 };
        for (const file of files) {
          const report = await replayCsv({
            ...mapping,
            input: createReadStream(file),
            station: options.station,
            speed: options.speed,
            registry: running.registry,
            units: ucumUnits(),
            intake: running.intake,
            ...(receivedAfter !== undefined && { receivedAt: (observedAt) => observedAt + receivedAfter * 1_000 }),
          });
          for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += report[key];
          cli.note(`${file}: ${report.rows} rows, ${report.stored} readings, ${report.rejected} rows rejected`);
        }
        await running.flush();
        cli.result(
          `${sum.rows} rows: ${sum.stored} readings sealed, ${sum.duplicates} duplicates, ${sum.conflicts} conflicts, ${sum.rejected} rows rejected`,
          { ok: true, ...sum },
        );
      } finally {
        await running.close();
      }
    });
}

interface ReplayOptions {
  readonly config: string;
  readonly station: number;
  readonly mapping: string;
  readonly speed: number;
  readonly receivedAfter?: number;
  readonly logLevel: string;
}

function speed(text: string): number {
  const value = Number(text);
  if (!(value >= 0)) throw new InvalidArgumentError("A speed is 0 or more.");
  return value;
}

/** Opens a bridge by its configuration file; paths in it are from where it lies. */
async function open(file: string, level: string, signal?: AbortSignal): Promise<RunningBridge> {
  const here = (path: string) => resolve(dirname(file), path);
  const parsed = parseConfig(readJson(file), process.env);
  const config: BridgeConfig = {
    ...parsed,
    store: { ...parsed.store, folder: here(parsed.store.folder) },
    ...(parsed.mqtt && {
      mqtt: parsed.mqtt.map((broker) => ({ ...broker, ...(broker.tls && { tls: pems(broker.tls) }) })),
    }),
  };
  const profiles = new Map<number, Profile>();
  for (const { station, profile } of config.stations) {
    if (profile !== undefined) profiles.set(station, parseProfile(readJson(here(profile))));
  }
  // On standard error: standard output carries the result.
  const log = pino({ level, base: null }, pino.destination(2));
  const deployment = parseDeployment(readJson(here(config.chain.deployment)));
  return openBridge({ config, deployment, profiles, clock: systemClock, log, ...(signal && { signal }) });

  function pems(tls: Readonly<Record<string, string>>): Record<string, string> {
    const read = ([name, value]: [string, string]) => [
      name,
      name === "servername" ? value : readFileSync(here(value), "utf8"),
    ];
    return Object.fromEntries(Object.entries(tls).map(read));
  }
}
