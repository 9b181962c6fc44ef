import { getPayment } from "../../../sdk/funds/actions/get-payment.ts";
import { withdrawPaymentAndWait } from "../../../sdk/funds/actions/withdraw-payment.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[payment: string]> = {
  takes: (command) => command.argument("<payment>", "its id", hash),
  async run(cli, payment) {
    const client = await cli.writer();
    const { request } = await getPayment(client, { payment });
    const { receipt } = await withdrawPaymentAndWait(client, { request });
    cli.result("the request is taken back", { ok: true, payment, tx: receipt.hash });
  },
};
