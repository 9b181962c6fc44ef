import { acceptBillAndWait } from "../../../sdk/bills/actions/accept-bill.ts";
import { getBill } from "../../../sdk/bills/actions/get-bill.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

interface Options {
  readonly notTransferable?: boolean;
  readonly conditional?: boolean;
}

export const verb: Verb<[bill: string, signed: string, options: Options]> = {
  takes: (command) =>
    command
      .argument("<bill>", "its id", hash)
      .argument("<signed>", "what `tally bill sign` wrote")
      .option("--not-transferable", "it was signed as not transferable")
      .option("--conditional", "it was signed under a condition, which is refusal"),
  async run(cli, bill, signed, { notTransferable = false, conditional = false }) {
    const client = await cli.writer();
    const { terms } = await getBill(client, { bill });
    const act = { terms, notTransferable, conditional, ...readApproval(signed) };
    const { receipt } = await acceptBillAndWait(client, act);
    const { state, lot } = await getBill(client, { bill });
    const said = lot === null ? "a condition is refusal" : `accepted: the payee has lot ${lot}`;
    cli.result(said, { ok: true, bill, state, lot, tx: receipt.hash });
  },
};
