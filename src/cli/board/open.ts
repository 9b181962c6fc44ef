import { quoteJson } from "../../sdk/board/model/messages.ts";
import { openAskQuote } from "../../sdk/board/model/open-ask-quote.ts";
import { quoteHash } from "../../sdk/board/model/quote.ts";
import { showMoney } from "../shared/amounts.ts";
import { readText } from "../shared/files.ts";
import { writeOutput } from "../shared/output.ts";
import type { Verb } from "../shared/verb.ts";
import { readAskKey } from "./shared/ask-key.ts";
import { readAsk } from "./shared/read.ts";

interface OpenOptions {
  readonly askKey: string;
  readonly out: string;
  readonly signed: string;
}

export const verb: Verb<[file: string, envelope: string, options: OpenOptions]> = {
  takes: (command) =>
    command
      .argument("<ask>", "JSON file with the ask")
      .argument("<envelope>", "file with what the bank sent")
      .requiredOption("--ask-key <file>", "of `tally board key`")
      .requiredOption("--out <file>", "where the quote is written, as `tally board accept` takes it")
      .requiredOption("--signed <file>", "where is written what the bidder signed"),
  async run(cli, file, sent, { askKey, out, signed }) {
    const envelope = readText(sent).trim();
    const { quote, byBidder } = await openAskQuote({ ask: readAsk(file), privateKey: readAskKey(askKey), envelope });
    const { bidder, price } = quote;
    writeOutput(out, `${quoteJson(quote)}\n`);
    writeOutput(signed, `${JSON.stringify({ org: bidder, approval: byBidder })}\n`);
    const hash = quoteHash(quote);
    const text = `${bidder} pays ${showMoney(price)}; committed it should be as ${hash}`;
    cli.result(text, { ok: true, bidder, price: `${price}`, hash, out, signed });
  },
};
