import { approvePaymentAndWait } from "../../../sdk/funds/actions/approve-payment.ts";
import { getPayment } from "../../../sdk/funds/actions/get-payment.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

export const verb: Verb<[payment: string, signed: string]> = {
  takes: (command) =>
    command.argument("<payment>", "its id", hash).argument("<signed>", "what `tally fund sign` wrote"),
  async run(cli, payment, signed) {
    const client = await cli.writer();
    const { request } = await getPayment(client, { payment });
    const { receipt } = await approvePaymentAndWait(client, { request, ...readApproval(signed) });
    cli.result("the payee is paid", { ok: true, payment, tx: receipt.hash });
  },
};
