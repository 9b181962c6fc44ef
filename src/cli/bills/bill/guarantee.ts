import { guaranteeBillAndWait } from "../../../sdk/bills/actions/guarantee-bill.ts";
import { hash } from "../../shared/amounts.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

export const verb: Verb<[bill: string, party: number, signed: string]> = {
  takes: (command) =>
    command
      .argument("<bill>", "its id", hash)
      .argument("<party>", "number of the organisation that is guaranteed for", wholeNumber)
      .argument("<signed>", "what `tally bill sign` wrote"),
  async run(cli, bill, party, signed) {
    const client = await cli.writer();
    const { guarantor, receipt } = await guaranteeBillAndWait(client, { bill, party, ...readApproval(signed) });
    const said = `organisation ${guarantor} guarantees for ${party}`;
    cli.result(said, { ok: true, bill, party, guarantor: Number(guarantor), tx: receipt.hash });
  },
};
