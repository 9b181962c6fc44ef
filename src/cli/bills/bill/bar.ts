import { barBillLotAndWait } from "../../../sdk/bills/actions/bar-bill-lot.ts";
import { bigNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[lot: bigint]> = {
  takes: (command) => command.argument("<lot>", "its id in the ledger", bigNumber),
  async run(cli, lot) {
    const { receipt } = await barBillLotAndWait(await cli.writer(), { lot });
    cli.result("nobody can be made to pay it any more", { ok: true, lot, tx: receipt.hash });
  },
};
