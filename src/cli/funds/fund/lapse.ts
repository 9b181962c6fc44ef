import { getPayment } from "../../../sdk/funds/actions/get-payment.ts";
import { lapsePaymentAndWait } from "../../../sdk/funds/actions/lapse-payment.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[payment: string]> = {
  takes: (command) => command.argument("<payment>", "its id", hash),
  async run(cli, payment) {
    const client = await cli.writer();
    const { request } = await getPayment(client, { payment });
    const { receipt } = await lapsePaymentAndWait(client, { request });
    cli.result("the request has ended", { ok: true, payment, tx: receipt.hash });
  },
};
