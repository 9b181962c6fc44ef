import { endBillGuaranteeAndWait } from "../../../sdk/bills/actions/end-bill-guarantee.ts";
import { hash } from "../../shared/amounts.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[bill: string, party: number, guarantor: number]> = {
  takes: (command) =>
    command
      .argument("<bill>", "its id", hash)
      .argument("<party>", "number of the organisation that was guaranteed for", wholeNumber)
      .argument("<guarantor>", "number of who guaranteed", wholeNumber),
  async run(cli, bill, party, guarantor) {
    const client = await cli.writer();
    const { receipt } = await endBillGuaranteeAndWait(client, { bill, party, guarantor });
    cli.result("the guarantor's limit is free", { ok: true, bill, party, guarantor, tx: receipt.hash });
  },
};
