import { drawCollateralAndWait } from "../../../sdk/treaties/actions/draw-collateral.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[call: string, org: number]> = {
  takes: (command) =>
    command
      .argument("<call>", "its id", hash)
      .argument("<org>", "number of the organisation whose line it is", wholeNumber),
  async run(cli, call, org) {
    const client = await cli.writer();
    const { owed, receipt } = await drawCollateralAndWait(client, { call, org });
    cli.result(`it owes still: ${showMoney(owed)}`, { ok: true, call, owed, tx: receipt.hash });
  },
};
