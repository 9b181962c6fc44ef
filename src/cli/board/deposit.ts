import { payTradeDepositAndWait } from "../../sdk/board/actions/pay-trade-deposit.ts";
import { address, money } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[cash: string, amount: bigint]> = {
  takes: (command) => command.argument("<cash>", "its address", address).argument("<amount>", "how much", money),
  async run(cli, cash, amount) {
    const client = await cli.writer();
    const { receipt } = await payTradeDepositAndWait(client, { cash, amount });
    cli.result("paid in", { ok: true, cash, tx: receipt.hash });
  },
};
