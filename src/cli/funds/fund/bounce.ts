import { getPayment } from "../../../sdk/funds/actions/get-payment.ts";
import { giveBackPaymentAndWait } from "../../../sdk/funds/actions/give-back-payment.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[payment: string]> = {
  takes: (command) => command.argument("<payment>", "its id", hash),
  async run(cli, payment) {
    const client = await cli.writer();
    const { request } = await getPayment(client, { payment });
    const { receipt } = await giveBackPaymentAndWait(client, { request });
    cli.result("the payment is given back: line and invoice are free", { ok: true, payment, tx: receipt.hash });
  },
};
