import type { Command } from "commander";
import { traceReading } from "../../sdk/sensing/model/trace.ts";
import type { Cli } from "../cli.ts";
import { fault } from "../errors.ts";
import { explainTrace } from "../sensing/explain-trace.ts";
import { oneEvidence, type ReadingSource } from "../sensing/one-evidence.ts";
import { wholeNumber } from "../values.ts";

/** `tally trace`: where does a reading come from, and does all of it hold? */
export function register(program: Command, cli: Cli): void {
  program
    .command("trace")
    .description("follow a reading from the river to the block, and prove it on the chain")
    .argument("<reading>", "file with its evidence, or STATION/SEQ with --api")
    .option("--api <url>", "API of a bridge")
    .option("--seq <number>", "which reading of a file that has several", wholeNumber)
    .action(async (reading: string, source: ReadingSource) => {
      const evidence = await oneEvidence(reading, source);
      const trace = await traceReading(await cli.client(), evidence);
      const text = explainTrace(evidence, trace);
      if (trace.proved) return cli.result(text, { ok: true, evidence, ...trace });
      cli.note(text);
      const { verdict } = trace;
      throw fault("READING_NOT_PROVED", `${reading} does not hold: ${verdict}`, { reading, verdict, trace });
    });
}
