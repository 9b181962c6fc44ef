import { giveBackUnspentAndWait } from "../../../sdk/funds/actions/give-back-unspent.ts";
import { hash, money, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readNumbered } from "../shared/read.ts";

export const verb: Verb<[facility: string, amount: bigint, signed: string]> = {
  takes: (command) =>
    command
      .argument("<facility>", "its id", hash)
      .argument("<amount>", "what of the unspent money goes back", money)
      .argument("<signed>", "what `tally fund sign` wrote"),
  async run(cli, facility, amount, signed) {
    const client = await cli.writer();
    const { principal, receipt } = await giveBackUnspentAndWait(client, { facility, amount, ...readNumbered(signed) });
    cli.result(`${showMoney(principal)} of it lowered the principal`, {
      ok: true,
      facility,
      principal,
      tx: receipt.hash,
    });
  },
};
