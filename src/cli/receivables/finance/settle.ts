import { amountText } from "../../../sdk/core/json/json-amounts.ts";
import { any, hex, object } from "../../../sdk/core/json/json-form.ts";
import { dealOfQuote } from "../../../sdk/receivables/desk/deal-of-quote.ts";
import { parseQuoteMessage, parseQuoteRequestMessage } from "../../../sdk/receivables/desk/message.ts";
import { settleAndWait } from "../../../sdk/settlement/actions/deals/settle.ts";
import { signDeal } from "../../../sdk/settlement/model/consent.ts";
import { fault } from "../../shared/errors.ts";
import { parseFrom, readJson } from "../../shared/files.ts";
import { bigNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { showMoney } from "../../shared/amounts.ts";

interface SettleOptions {
  readonly nonce: bigint;
  readonly checkerKeyFile?: string;
}

interface Accepted {
  readonly request: object;
  readonly quote: object;
  readonly consent: { readonly nonce: string; readonly signature: string; readonly checker?: string };
}

const NUMBER = amountText(78);
const ACCEPTED = object({
  request: any,
  quote: any,
  consent: object({ nonce: NUMBER, signature: hex }, { checker: hex }),
});

export const verb: Verb<[file: string, options: SettleOptions]> = {
  takes: (command) =>
    command
      .argument("<acceptance>", "file, as `finance accept` wrote it")
      .requiredOption("--nonce <number>", "any that the own account did not use before", bigNumber)
      .option("--checker-key-file <file>", "file with the private key of the second person, who checks"),
  async run(cli, file, { nonce, checkerKeyFile }) {
    const [client, signer, deployment] = [await cli.writer(), await cli.signer(), await cli.deployment()];
    const json = readJson(file);
    ACCEPTED(json, "", (field, value, expected) => {
      throw fault("ACCEPTANCE_INVALID", `${file}: ${field} should be ${expected}`, { file, field, value });
    });
    const accepted = json as Accepted;
    const { request } = parseFrom(file, () => parseQuoteRequestMessage(JSON.stringify(accepted.request), deployment));
    const { quote } = parseFrom(file, () => parseQuoteMessage(JSON.stringify(accepted.quote), deployment));
    const bank = await signer.getAddress();
    if (bank !== quote.bank) {
      throw fault("ACCEPTANCE_INVALID", `${file}: the quote is by ${quote.bank}, not by ${bank}`, {
        file,
        field: "quote.bank",
        value: quote.bank,
      });
    }
    const deal = dealOfQuote(deployment, request, quote);
    const checker = checkerKeyFile && (await signDeal(await cli.signer(checkerKeyFile), deployment, deal, nonce));
    const own = { party: bank, nonce, signature: await signDeal(signer, deployment, deal, nonce) };
    const seller = { ...accepted.consent, party: request.seller, nonce: BigInt(accepted.consent.nonce) };
    const consents = [seller, { ...own, ...(checker && { checker }) }];
    const { dealId, receipt } = await settleAndWait(client, { deal, consents });
    const text = `settled: ${showMoney(request.amount)} for ${showMoney(quote.price)}`;
    cli.result(text, { ok: true, dealId, amount: request.amount, price: quote.price, tx: receipt.hash });
  },
};
