import { refuseBillPaymentAndWait } from "../../../sdk/bills/actions/refuse-bill-payment.ts";
import { hash } from "../../shared/amounts.ts";
import { bigNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

export const verb: Verb<[lot: bigint, reason: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<lot>", "its id in the ledger", bigNumber)
      .argument("<reason>", "code or hash of why, as it was signed", hash)
      .argument("<signed>", "what `tally bill sign` wrote"),
  async run(cli, lot, reason, signed) {
    const client = await cli.writer();
    const { receipt } = await refuseBillPaymentAndWait(client, { lot, reason, ...readApproval(signed) });
    cli.result("its payment is refused", { ok: true, lot, tx: receipt.hash });
  },
};
