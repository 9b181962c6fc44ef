import { askToDrawAndWait } from "../../../sdk/funds/actions/ask-to-draw.ts";
import { hash, money, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readNumbered } from "../shared/read.ts";

export const verb: Verb<[facility: string, amount: bigint, signed: string]> = {
  takes: (command) =>
    command
      .argument("<facility>", "its id", hash)
      .argument("<amount>", "what is to be drawn; 0 takes an earlier question back", money)
      .argument("<signed>", "what `tally fund sign` wrote"),
  async run(cli, facility, amount, signed) {
    const client = await cli.writer();
    const { receipt } = await askToDrawAndWait(client, { facility, amount, ...readNumbered(signed) });
    cli.result(`asked for ${showMoney(amount)}`, { ok: true, facility, tx: receipt.hash });
  },
};
