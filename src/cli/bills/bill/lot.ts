import { getBillLot } from "../../../sdk/bills/actions/get-bill-lot.ts";
import { getLotHistory } from "../../../sdk/bills/actions/get-lot-history.ts";
import { bigNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[lot: bigint]> = {
  takes: (command) => command.argument("<lot>", "its id in the ledger", bigNumber),
  async run(cli, lot) {
    const client = await cli.client();
    const found = await getBillLot(client, { lot });
    const history = await getLotHistory(client, { lot });
    const lines = [`lot ${lot}: ${found.state}`, ...history.map(({ from, to, mark }) => `  ${from} to ${to}: ${mark}`)];
    cli.result(lines.join("\n"), { ok: true, ...found, history });
  },
};
