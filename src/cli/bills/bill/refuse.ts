import { getBill } from "../../../sdk/bills/actions/get-bill.ts";
import { refuseBillAndWait } from "../../../sdk/bills/actions/refuse-bill.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

export const verb: Verb<[bill: string, signed: string]> = {
  takes: (command) => command.argument("<bill>", "its id", hash).argument("<signed>", "what `tally bill sign` wrote"),
  async run(cli, bill, signed) {
    const client = await cli.writer();
    const { terms } = await getBill(client, { bill });
    const { receipt } = await refuseBillAndWait(client, { terms, ...readApproval(signed) });
    cli.result("the bill is refused", { ok: true, bill, tx: receipt.hash });
  },
};
