import { getPayment } from "../../../sdk/funds/actions/get-payment.ts";
import { refusePaymentAndWait } from "../../../sdk/funds/actions/refuse-payment.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

export const verb: Verb<[payment: string, reason: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<payment>", "its id", hash)
      .argument("<reason>", "code or hash of why, as it was signed", hash)
      .argument("<signed>", "what `tally fund sign` wrote"),
  async run(cli, payment, reason, signed) {
    const client = await cli.writer();
    const { request } = await getPayment(client, { payment });
    const { receipt } = await refusePaymentAndWait(client, { request, reason, ...readApproval(signed) });
    cli.result("the request is refused", { ok: true, payment, tx: receipt.hash });
  },
};
