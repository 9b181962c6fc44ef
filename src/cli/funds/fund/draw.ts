import { payIntoFacilityAndWait } from "../../../sdk/funds/actions/pay-into-facility.ts";
import { hash, money, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[facility: string, amount: bigint]> = {
  takes: (command) =>
    command.argument("<facility>", "its id", hash).argument("<amount>", "exactly what the borrower asked for", money),
  async run(cli, facility, amount) {
    const client = await cli.writer();
    const { drawn, receipt } = await payIntoFacilityAndWait(client, { facility, amount });
    cli.result(`paid in: ${showMoney(drawn)} are drawn, all in all`, { ok: true, facility, drawn, tx: receipt.hash });
  },
};
