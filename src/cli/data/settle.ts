import { settleAccessAndWait } from "../../sdk/data/actions/accesses/settle-access.ts";
import { getAgreement } from "../../sdk/data/actions/agreements/get-agreement.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { hash } from "../shared/amounts.ts";

export const verb: Verb<[agreement: string, seq: number]> = {
  takes: (command) => command.argument("<agreement>", "its id", hash).argument("<access>", "its number", wholeNumber),
  async run(cli, agreement, seq) {
    const client = await cli.writer();
    const { terms } = await getAgreement(client, { agreement });
    const { price } = terms;
    // Where the price is a hash alone, the contract refuses and names it.
    const known = typeof price === "object" ? { price } : {};
    const { to, receipt } = await settleAccessAndWait(client, { terms, seq, ...known });
    const text = `access ${seq} of ${agreement} is ${to}`;
    cli.result(text, { ok: true, agreement, seq, state: to, tx: receipt.hash });
  },
};
