import { getQuoteWarnings } from "../../../sdk/receivables/actions/finance/get-quote-warnings.ts";
import { quoteMessage, sealedQuoteMessage } from "../../../sdk/receivables/desk/message.ts";
import {
  buildQuote,
  QUOTE_METHODS,
  type QuoteMethod,
  quoteId,
  signQuote,
} from "../../../sdk/receivables/desk/quote.ts";
import { sealQuote, signSealedQuote } from "../../../sdk/receivables/desk/sealed-quote.ts";
import { writeOutput } from "../../shared/output.ts";
import { oneOf, time, wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { quoteWords } from "../shared/quote-words.ts";
import { readRequest } from "../shared/read-request.ts";
import { showMoney } from "../../shared/amounts.ts";

interface QuoteOptions {
  readonly method: QuoteMethod;
  readonly rate: number;
  readonly validUntil: bigint;
  readonly sealed: string;
  readonly open: string;
}

export const verb: Verb<[file: string, options: QuoteOptions]> = {
  takes: (command) =>
    command
      .argument("<request>", "file, as `finance request` wrote it")
      .requiredOption("--method <name>", `one of ${QUOTE_METHODS.join(", ")}; ACT/360`, oneOf(QUOTE_METHODS))
      .requiredOption("--rate <number>", "a year, in basis points", wholeNumber)
      .requiredOption("--valid-until <time>", "last second in which it can be settled", time)
      .requiredOption("--sealed <file>", "the sealed quote: give it to the seller before quotes close")
      .requiredOption("--open <file>", "the quote: keep it, and give it to the seller after the close"),
  async run(cli, file, { method, rate, validUntil, sealed: sealedFile, open }) {
    const [client, signer, deployment] = [await cli.client(), await cli.signer(), await cli.deployment()];
    const request = await readRequest(client, deployment, file);
    const bank = await signer.getAddress();
    const warnings = await getQuoteWarnings(client, { request, bank });
    for (const { kind, counterparty, group, cap, used, amount, suspended } of warnings) {
      const of = group === 0 ? `organisation ${counterparty}` : `group ${group}`;
      const state = suspended ? "is suspended" : `has ${showMoney(used)} of ${showMoney(cap)} used`;
      cli.note(`beyond the limit: ${kind} of ${of} ${state}, and ${showMoney(amount)} would be more`);
    }
    const quote = buildQuote(request, { bank, method, rate, validUntil });
    const sealed = sealQuote(quote);
    const [under, seal] = [
      await signQuote(signer, deployment, quote),
      await signSealedQuote(signer, deployment, sealed),
    ];
    writeOutput(open, `${quoteMessage(deployment, { quote, signature: under })}\n`);
    writeOutput(sealedFile, `${sealedQuoteMessage(deployment, { sealed, signature: seal })}\n`);
    const text = `${quoteWords(quote)}\nsealed in ${sealedFile}; ${open} stays here until quotes close`;
    cli.result(text, { ok: true, quote: quoteId(quote), terms: quote, warnings, sealed: sealedFile, open });
  },
};
