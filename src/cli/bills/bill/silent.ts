import { deemBillRefusedAndWait } from "../../../sdk/bills/actions/deem-bill-refused.ts";
import { bigNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[lot: bigint]> = {
  takes: (command) => command.argument("<lot>", "its id in the ledger", bigNumber),
  async run(cli, lot) {
    const { receipt } = await deemBillRefusedAndWait(await cli.writer(), { lot });
    cli.result("the acceptor was silent: it refused", { ok: true, lot, tx: receipt.hash });
  },
};
