import { claimOnBillAndWait } from "../../../sdk/bills/actions/claim-on-bill.ts";
import { getLotHistory } from "../../../sdk/bills/actions/get-lot-history.ts";
import { money } from "../../shared/amounts.ts";
import { bigNumber, wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

interface Options {
  readonly guarantor?: number;
  readonly costs?: bigint;
}

export const verb: Verb<[lot: bigint, party: number, options: Options]> = {
  takes: (command) =>
    command
      .argument("<lot>", "its id in the ledger", bigNumber)
      .argument("<party>", "number of the organisation that is claimed from", wholeNumber)
      .option("--guarantor <org>", "from who guarantees for it", wholeNumber)
      .option("--costs <amount>", "what all claims cost up to now", money),
  async run(cli, lot, party, options) {
    const client = await cli.writer();
    const history = await getLotHistory(client, { lot });
    const { target, receipt } = await claimOnBillAndWait(client, { lot, party, history, ...options });
    cli.result(`organisation ${target} is claimed from`, { ok: true, lot, target, tx: receipt.hash });
  },
};
