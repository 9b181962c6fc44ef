import { createReadStream } from "node:fs";
import { InvalidArgumentError } from "commander";
import { type CsvReplayOptions, replayCsv } from "../../bridge/ingest/csv/replay.ts";
import { ucumUnits } from "../../bridge/ingest/units.ts";
import { readJson } from "../shared/files.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { open } from "./shared/open.ts";

interface ReplayOptions {
  readonly config: string;
  readonly station: number;
  readonly mapping: string;
  readonly speed: number;
  readonly receivedAfter?: number;
  readonly logLevel: string;
}

export const verb: Verb<[files: string[], options: ReplayOptions]> = {
  takes: (command) =>
    command
      .argument("<file...>", "CSV files, in order of time")
      .requiredOption("--config <file>", "configuration of the bridge")
      .requiredOption("--station <number>", "the station whose readings they are", wholeNumber)
      .requiredOption("--mapping <file>", "JSON: time column and format, columns and what they measure")
      .option("--speed <number>", "1 is real time, 60 an hour in a minute, 0 as fast as it goes", speed, 0)
      .option("--received-after <seconds>", "say that each row was received so long after it was measured", Number)
      .option("--log-level <level>", "trace, debug, info, warn or error", "warn"),
  async run(cli, files, options) {
    const mapping = readJson(options.mapping) as Pick<CsvReplayOptions, "time" | "columns" | "missing" | "delimiter">;
    const running = await open(options.config, cli.environment(), options.logLevel);
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
      await running.close("replayed");
    }
  },
};

function speed(text: string): number {
  const value = Number(text);
  if (!(value >= 0)) throw new InvalidArgumentError("A speed is 0 or more.");
  return value;
}
