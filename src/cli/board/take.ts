import { takeTradeDepositAndWait } from "../../sdk/board/actions/take-trade-deposit.ts";
import { address, money } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[cash: string, amount: bigint, to: string]> = {
  takes: (command) =>
    command
      .argument("<cash>", "its address", address)
      .argument("<amount>", "how much", money)
      .argument("<to>", "account of your organisation", address),
  async run(cli, cash, amount, to) {
    const client = await cli.writer();
    const { receipt } = await takeTradeDepositAndWait(client, { cash, amount, to });
    cli.result("taken out", { ok: true, cash, tx: receipt.hash });
  },
};
