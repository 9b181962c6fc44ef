import { commitQuoteAndWait } from "../../sdk/board/actions/commit-quote.ts";
import { quoteHash } from "../../sdk/board/model/quote.ts";
import type { Verb } from "../shared/verb.ts";
import { readQuote } from "./shared/read.ts";

export const verb: Verb<[file: string]> = {
  takes: (command) => command.argument("<quote>", "JSON file with the quote, its salt too: only its hash is sent"),
  async run(cli, file) {
    const client = await cli.writer();
    const quote = readQuote(file);
    const [hash, { ask, expiry }] = [quoteHash(quote), quote];
    const { receipt } = await commitQuoteAndWait(client, { ask, hash, expiry });
    cli.result(`committed ${hash}`, { ok: true, ask, hash, tx: receipt.hash });
  },
};
