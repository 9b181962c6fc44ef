import { getBill } from "../../../sdk/bills/actions/get-bill.ts";
import { lapseBillAndWait } from "../../../sdk/bills/actions/lapse-bill.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[bill: string]> = {
  takes: (command) => command.argument("<bill>", "its id", hash),
  async run(cli, bill) {
    const client = await cli.writer();
    const { terms } = await getBill(client, { bill });
    const { receipt } = await lapseBillAndWait(client, { terms });
    cli.result("nobody accepted it in time: it is refused", { ok: true, bill, tx: receipt.hash });
  },
};
