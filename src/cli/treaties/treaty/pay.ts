import { payCallAndWait } from "../../../sdk/treaties/actions/pay-call.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[call: string]> = {
  takes: (command) => command.argument("<call>", "its id", hash),
  async run(cli, call) {
    const client = await cli.writer();
    const { amount, receipt } = await payCallAndWait(client, { call });
    cli.result(`paid: ${showMoney(amount)}`, { ok: true, call, amount, tx: receipt.hash });
  },
};
