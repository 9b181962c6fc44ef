import { openGapSigning } from "../../bridge/compose/restoring/open-gap-signing.ts";
import { writeOutput } from "../shared/output.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { lostCount, spanWords } from "./shared/gap-words.ts";
import { errorLog, readConfiguration } from "./shared/open.ts";

interface SignGapOptions {
  readonly config: string;
  readonly station: number;
  readonly lost: number;
  readonly reason: string;
  readonly out: string;
  readonly yes?: boolean;
}

export const verb: Verb<[options: SignGapOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--config <file>", "configuration of this gateway's bridge, which may run")
      .requiredOption("--station <number>", "the station whose readings are lost", wholeNumber)
      .requiredOption("--lost <count>", "how many, after the last sealed one", lostCount)
      .requiredOption("--reason <text>", "why, as the other gateway says it")
      .requiredOption("--out <file>", "where the signed gap goes, for the other gateway")
      .option("--yes", "sign it: without it, only what would be signed is said"),
  async run(cli, { config: file, station, lost, reason, out, yes = false }) {
    const { config, deployment } = readConfiguration(file, cli.environment());
    const opened = await openGapSigning({ config, deployment, log: errorLog("warn") });
    try {
      const { gap, held } = await opened.propose(station, lost, reason);
      const words = [
        `Station ${station}: ${spanWords(gap)} are lost for good, reason "${reason}".`,
        `This gateway received ${held} since the last sealed one. They will never be sealed.`,
      ];
      if (!yes) {
        words.push("Nothing is signed yet. With --yes it is.");
        return cli.result(words.join("\n"), { ok: true, done: false, gap, held });
      }
      const signed = await opened.sign(gap);
      writeOutput(out, `${JSON.stringify(signed, null, 2)}\n`);
      cli.result([...words, `Signed: ${out}`].join("\n"), { ok: true, done: true, gap, held, file: out, signed });
    } finally {
      await opened.close();
    }
  },
};
