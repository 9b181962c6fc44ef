import { acceptQuoteAndWait } from "../../sdk/board/actions/accept-quote.ts";
import { money } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";
import { readApproval, readAsk, readConsent, readHolding, readQuote } from "./shared/read.ts";

interface AcceptOptions {
  readonly amount?: bigint;
}

export const verb: Verb<
  [file: string, hidden: string, quoted: string, signed: string, consent: string, options: AcceptOptions]
> = {
  takes: (command) =>
    command
      .argument("<ask>", "JSON file with the ask")
      .argument("<holding>", "JSON file with what it hides")
      .argument("<quote>", "JSON file with the quote, as it was opened")
      .argument("<signed>", "what the bidder signed, of `tally board sign quote`")
      .argument("<consent>", "the seller's, of `tally board consent`")
      .option("--amount <amount>", "what of it is taken; all if left out", money),
  async run(cli, file, hidden, quoted, signed, given, { amount }) {
    const client = await cli.writer();
    const both = { byBidder: readApproval(signed), consent: readConsent(given) };
    const match = { ask: readAsk(file), holding: readHolding(hidden), quote: readQuote(quoted), ...both };
    const { trade, receipt } = await acceptQuoteAndWait(client, amount === undefined ? match : { ...match, amount });
    cli.result(`matched as ${trade}`, { ok: true, trade, tx: receipt.hash });
  },
};
