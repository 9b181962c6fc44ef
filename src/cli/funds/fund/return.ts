import { returnUnspentAndWait } from "../../../sdk/funds/actions/return-unspent.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[facility: string]> = {
  takes: (command) => command.argument("<facility>", "its id", hash),
  async run(cli, facility) {
    const client = await cli.writer();
    const { amount, principal, receipt } = await returnUnspentAndWait(client, { facility });
    cli.result(`${showMoney(amount)} went back`, { ok: true, facility, amount, principal, tx: receipt.hash });
  },
};
