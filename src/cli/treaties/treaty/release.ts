import { releaseCollateralAndWait } from "../../../sdk/treaties/actions/release-collateral.ts";
import { hash } from "../../shared/amounts.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[treaty: string, org: number]> = {
  takes: (command) =>
    command
      .argument("<treaty>", "its id", hash)
      .argument("<org>", "number of the organisation whose line it is", wholeNumber),
  async run(cli, treaty, org) {
    const client = await cli.writer();
    const { receipt } = await releaseCollateralAndWait(client, { treaty, org });
    cli.result("it is back", { ok: true, treaty, tx: receipt.hash });
  },
};
