import { getBillLot } from "../../../sdk/bills/actions/get-bill-lot.ts";
import { presentBillLotAndWait } from "../../../sdk/bills/actions/present-bill-lot.ts";
import { bigNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[lot: bigint]> = {
  takes: (command) => command.argument("<lot>", "its id in the ledger", bigNumber),
  async run(cli, lot) {
    const client = await cli.writer();
    const { late, receipt } = await presentBillLotAndWait(client, { lot });
    const { answerBy } = await getBillLot(client, { lot });
    const time = late ? "late: only drawer and acceptor answer" : "in time";
    const until = answerBy ?? "a day that its calendar does not know yet";
    cli.result(`presented ${time}; the acceptor answers by ${until}`, {
      ok: true,
      lot,
      late,
      answerBy,
      tx: receipt.hash,
    });
  },
};
