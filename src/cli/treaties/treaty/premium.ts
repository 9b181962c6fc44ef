import { payPremiumAndWait } from "../../../sdk/treaties/actions/pay-premium.ts";
import { hash, money } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[treaty: string, amount: bigint]> = {
  takes: (command) => command.argument("<treaty>", "its id", hash).argument("<amount>", "how much", money),
  async run(cli, treaty, amount) {
    const client = await cli.writer();
    const { receipt } = await payPremiumAndWait(client, { treaty, amount });
    cli.result("paid", { ok: true, treaty, tx: receipt.hash });
  },
};
