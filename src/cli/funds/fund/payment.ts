import { getPayment } from "../../../sdk/funds/actions/get-payment.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[payment: string]> = {
  takes: (command) => command.argument("<payment>", "its id", hash),
  async run(cli, payment) {
    const found = await getPayment(await cli.client(), { payment });
    const { state, request, payeeOrg } = found;
    const said = `${showMoney(request.amount)} for ${request.purpose} to organisation ${payeeOrg}: ${state}`;
    cli.result(said, { ok: true, ...found });
  },
};
