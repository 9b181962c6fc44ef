import { sealAskQuote } from "../../sdk/board/model/seal-ask-quote.ts";
import { writeOutput } from "../shared/output.ts";
import type { Verb } from "../shared/verb.ts";
import { readApproval, readAsk, readQuote } from "./shared/read.ts";

interface SealOptions {
  readonly out: string;
}

export const verb: Verb<[file: string, quoted: string, signed: string, options: SealOptions]> = {
  takes: (command) =>
    command
      .argument("<ask>", "JSON file with the ask")
      .argument("<quote>", "JSON file with the quote, its salt too")
      .argument("<signed>", "what the bidder signed, of `tally board sign quote`")
      .requiredOption("--out <file>", "where the envelope is written, which goes to the seller"),
  async run(cli, file, quoted, signed, { out }) {
    const given = { ask: readAsk(file), quote: readQuote(quoted), byBidder: readApproval(signed) };
    const { envelope, sealed } = await sealAskQuote(given);
    writeOutput(out, `${envelope}\n`);
    cli.result(`sealed as ${sealed}, in ${out}`, { ok: true, sealed, out });
  },
};
