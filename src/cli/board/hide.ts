import { askId } from "../../sdk/board/model/ask.ts";
import { holdingHash, reservationRef } from "../../sdk/board/model/holding.ts";
import { holdingJson } from "../../sdk/board/model/messages.ts";
import { writeOutput } from "../shared/output.ts";
import type { Verb } from "../shared/verb.ts";
import { readAsk, readHolding } from "./shared/read.ts";

interface HideOptions {
  readonly ask?: string;
  readonly out: string;
}

export const verb: Verb<[file: string, options: HideOptions]> = {
  takes: (command) =>
    command
      .argument("<holding>", "JSON file with claim, account and amount; a salt is drawn where there is none")
      .option("--ask <file>", "the ask that names its hash: then the pledge's agreement is told too")
      .requiredOption("--out <file>", "write it with its salt here, and keep it"),
  async run(cli, file, { ask, out }) {
    const holding = readHolding(file);
    writeOutput(out, `${holdingJson(holding)}\n`);
    const hash = holdingHash(holding);
    const ref = ask === undefined ? undefined : reservationRef(askId(readAsk(ask)), holding.salt);
    const told = ref === undefined ? "" : `; pledge under ${ref}`;
    cli.result(`holding ${hash}${told}`, { ok: true, hash, ref, out });
  },
};
