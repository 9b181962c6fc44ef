import { buildQuoteRequest } from "../../../sdk/receivables/actions/finance/build-quote-request.ts";
import { quoteRequestMessage } from "../../../sdk/receivables/desk/message.ts";
import { quoteRequestId, signQuoteRequest } from "../../../sdk/receivables/desk/quote-request.ts";
import { TECHNIQUES, type Technique } from "../../../sdk/receivables/desk/technique.ts";
import { writeOutput } from "../../shared/output.ts";
import { oneOf, time } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash, money, showMoney } from "../../shared/amounts.ts";
import { day } from "../shared/values.ts";

interface RequestOptions {
  readonly amount: bigint;
  readonly technique: Technique;
  readonly recourse?: boolean;
  readonly valueDate: string;
  readonly closes: bigint;
  readonly out: string;
}

export const verb: Verb<[receivable: string, options: RequestOptions]> = {
  takes: (command) =>
    command
      .argument("<receivable>", "its id", hash)
      .requiredOption("--amount <decimal>", "how much of it is for sale, such as 1000.50", money)
      .requiredOption("--value-date <day>", "on which it is to be settled, such as 2027-01-31", day)
      .requiredOption("--closes <time>", "until when quotes are taken, such as 2027-01-31T12:00Z", time)
      .requiredOption("--out <file>", "the request, which goes to banks")
      .option("--technique <name>", `one of ${TECHNIQUES.join(", ")}`, oneOf(TECHNIQUES), "ReceivablesDiscounting")
      .option("--recourse", "the seller answers for the obligor's payment"),
  async run(cli, receivable, { amount, technique, recourse = false, valueDate, closes: closesAt, out }) {
    const [client, signer, deployment] = [await cli.client(), await cli.signer(), await cli.deployment()];
    const seller = await signer.getAddress();
    const sold = { receivable, seller, amount, technique, recourse, valueDate, closesAt };
    const request = await buildQuoteRequest(client, sold);
    const signature = await signQuoteRequest(signer, deployment, request);
    writeOutput(out, `${quoteRequestMessage(deployment, { request, signature })}\n`);
    const text = `request for ${showMoney(amount)} written to ${out}: it goes to banks`;
    cli.result(text, { ok: true, request: quoteRequestId(request), terms: request, out });
  },
};
