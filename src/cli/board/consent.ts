import { getTrade } from "../../sdk/board/actions/get-trade.ts";
import { getTradeDeal } from "../../sdk/board/actions/get-trade-deal.ts";
import { writeAmounts } from "../../sdk/core/json/json-amounts.ts";
import { signDeal } from "../../sdk/settlement/model/consent.ts";
import type { CheckedDeal } from "../../sdk/settlement/model/deal.ts";
import { hash, money, showMoney } from "../shared/amounts.ts";
import { fault } from "../shared/errors.ts";
import { writeOutput } from "../shared/output.ts";
import { bigNumber } from "../shared/values.ts";
import type { Cli } from "../shared/cli.ts";
import type { Verb } from "../shared/verb.ts";
import { readAsk, readHolding, readQuote } from "./shared/read.ts";

interface ConsentOptions {
  readonly ask?: string;
  readonly holding?: string;
  readonly quote?: string;
  readonly amount?: bigint;
  readonly trade?: string;
  readonly nonce: bigint;
  readonly checkerKeyFile?: string;
  readonly out: string;
}

export const verb: Verb<[options: ConsentOptions]> = {
  takes: (command) =>
    command
      .option("--ask <file>", "seller: JSON file with the ask")
      .option("--holding <file>", "seller: JSON file with what it hides")
      .option("--quote <file>", "seller: JSON file with the quote that it takes")
      .option("--amount <amount>", "seller: what of it is taken; all if left out", money)
      .option("--trade <id>", "buyer: the trade that it settles", hash)
      .requiredOption("--nonce <number>", "one that the account did not use in a deal before", bigNumber)
      .option("--checker-key-file <file>", "under dual control: file with the private key of the second person")
      .requiredOption("--out <file>", "write the consent here, for who brings it to the chain"),
  async run(cli, options) {
    const { nonce, out, checkerKeyFile } = options;
    const deal = await dealOf(cli, options);
    const deployment = await cli.deployment();
    const maker = await cli.signer();
    const [party, signature] = [await maker.getAddress(), await signDeal(maker, deployment, deal, nonce)];
    const checker =
      checkerKeyFile === undefined ? "0x" : await signDeal(await cli.signer(checkerKeyFile), deployment, deal, nonce);
    writeOutput(out, `${writeAmounts({ party, nonce, signature, checker })}\n`);
    const legs = deal.legs.map(({ from, to, amount }) => `\n  ${from} gives ${showMoney(amount)} to ${to}`);
    cli.result(`signed: ${out}${legs.join("")}`, { ok: true, out, deal });
  },
};

async function dealOf(cli: Cli, options: ConsentOptions): Promise<CheckedDeal> {
  const { trade, ask, holding, quote, amount } = options;
  const client = await cli.client();
  if (trade !== undefined) return (await getTrade(client, { trade })).deal;
  if (ask === undefined || holding === undefined || quote === undefined) {
    throw fault("USAGE", "give --trade, or --ask with --holding and --quote", { out: options.out });
  }
  const match = { ask: readAsk(ask), holding: readHolding(holding), quote: readQuote(quote) };
  return getTradeDeal(client, amount === undefined ? match : { ...match, amount });
}
