import { repayFacilityAndWait } from "../../../sdk/funds/actions/repay-facility.ts";
import { hash, money, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[facility: string, amount: bigint]> = {
  takes: (command) => command.argument("<facility>", "its id", hash).argument("<amount>", "what you pay", money),
  async run(cli, facility, amount) {
    const client = await cli.writer();
    const { fee, interest, principal, rest, receipt } = await repayFacilityAndWait(client, { facility, amount });
    cli.result(`fee ${showMoney(fee)}, interest ${showMoney(interest)}, principal ${showMoney(principal)}`, {
      ok: true,
      facility,
      fee,
      interest,
      principal,
      rest,
      tx: receipt.hash,
    });
  },
};
