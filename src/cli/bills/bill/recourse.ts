import { payBillClaimAndWait } from "../../../sdk/bills/actions/pay-bill-claim.ts";
import { money, showMoney } from "../../shared/amounts.ts";
import { bigNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[lot: bigint, most: bigint]> = {
  takes: (command) =>
    command.argument("<lot>", "its id in the ledger", bigNumber).argument("<most>", "the most that you pay", money),
  async run(cli, lot, most) {
    const { amount, interest, costs, receipt } = await payBillClaimAndWait(await cli.writer(), { lot, most });
    const said = `paid ${showMoney(amount)}: the lot is yours`;
    cli.result(said, { ok: true, lot, amount, interest, costs, tx: receipt.hash });
  },
};
