import { getBill } from "../../../sdk/bills/actions/get-bill.ts";
import { withdrawBillAndWait } from "../../../sdk/bills/actions/withdraw-bill.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[bill: string]> = {
  takes: (command) => command.argument("<bill>", "its id", hash),
  async run(cli, bill) {
    const client = await cli.writer();
    const { terms } = await getBill(client, { bill });
    const { receipt } = await withdrawBillAndWait(client, { terms });
    cli.result("the bill is taken back", { ok: true, bill, tx: receipt.hash });
  },
};
