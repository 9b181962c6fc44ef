import { rpc } from "../../../sdk/core/rpc.ts";
import { dealOfQuote } from "../../../sdk/receivables/desk/deal-of-quote.ts";
import { parseQuoteMessage, parseSealedQuoteMessage, quoteMessage } from "../../../sdk/receivables/desk/message.ts";
import { openQuotes } from "../../../sdk/receivables/desk/open-quotes.ts";
import { quoteId } from "../../../sdk/receivables/desk/quote.ts";
import { signDeal } from "../../../sdk/settlement/model/consent.ts";
import { fault } from "../../shared/errors.ts";
import { parseFrom, readText } from "../../shared/files.ts";
import { writeOutput } from "../../shared/output.ts";
import { bigNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { quoteWords } from "../shared/quote-words.ts";
import { readRequest } from "../shared/read-request.ts";
import { hash } from "../../shared/amounts.ts";

interface AcceptOptions {
  readonly sealed: readonly string[];
  readonly quotes: readonly string[];
  readonly quote?: string;
  readonly nonce: bigint;
  readonly checkerKeyFile?: string;
  readonly out: string;
}

const files = (text: string, before: readonly string[] = []) => [...before, text];

export const verb: Verb<[file: string, options: AcceptOptions]> = {
  takes: (command) =>
    command
      .argument("<request>", "file, as `finance request` wrote it")
      .requiredOption("--sealed <file>", "a sealed quote; give it again for more", files)
      .requiredOption("--quotes <file>", "a quote; give it again for more", files)
      .requiredOption("--nonce <number>", "any that the own account did not use before", bigNumber)
      .requiredOption("--out <file>", "the signed acceptance, which goes to the bank")
      .option("--quote <id>", "the one to accept; the best if left out", hash)
      .option("--checker-key-file <file>", "file with the private key of the second person, who checks"),
  async run(cli, file, options) {
    const { nonce, out, checkerKeyFile } = options;
    const [client, signer, deployment] = [await cli.client(), await cli.signer(), await cli.deployment()];
    const request = await readRequest(client, deployment, file);
    const sealed = options.sealed.map((path) =>
      parseFrom(path, () => parseSealedQuoteMessage(readText(path), deployment)),
    );
    const given = options.quotes.map((path) => parseFrom(path, () => parseQuoteMessage(readText(path), deployment)));
    const now = (await rpc(() => client.provider.getBlock("latest")))?.timestamp ?? 0;
    const { provider } = client;
    const { quotes, refused } = await openQuotes({ deployment, request, sealed, quotes: given, now, provider });
    const said = [
      ...quotes.map((quote) => `${quoteId(quote)}  ${quote.bank}  ${quoteWords(quote)}`),
      ...refused.map(({ quote, fault: reason }) => `${quoteId(quote)}  ${quote.bank}  refused: ${reason}`),
    ];
    const chosen = quotes.find((quote) => quoteId(quote) === (options.quote ?? quoteId(quote)));
    const told = refused.map(({ quote, fault: reason }) => ({
      quote: quoteId(quote),
      bank: quote.bank,
      fault: reason,
    }));
    if (chosen === undefined) {
      for (const line of said) cli.note(line);
      throw fault("QUOTE_NONE", "there is no quote that counts, or not the one asked for", { refused: told });
    }
    const deal = dealOfQuote(deployment, request, chosen);
    const signature = await signDeal(signer, deployment, deal, nonce);
    const checker = checkerKeyFile && (await signDeal(await cli.signer(checkerKeyFile), deployment, deal, nonce));
    const own = given.find(({ quote }) => quoteId(quote) === quoteId(chosen));
    const accepted = {
      request: JSON.parse(readText(file)),
      quote: JSON.parse(quoteMessage(deployment, own ?? { quote: chosen, signature: "0x" })),
      consent: { nonce: String(nonce), signature, ...(checker && { checker }) },
    };
    writeOutput(out, `${JSON.stringify(accepted, null, 2)}\n`);
    const text = [...said, `accepted ${quoteId(chosen)}, written to ${out}: it goes to the bank`].join("\n");
    cli.result(text, { ok: true, accepted: quoteId(chosen), terms: chosen, quotes, refused: told, out });
  },
};
