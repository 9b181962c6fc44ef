import { assessLossAndWait } from "../../../sdk/treaties/actions/assess-loss.ts";
import { hash, money } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

export const verb: Verb<[loss: string, amount: bigint, signed: string]> = {
  takes: (command) =>
    command
      .argument("<loss>", "its id", hash)
      .argument("<amount>", "how much", money)
      .argument("<signed>", "what `tally treaty sign` wrote"),
  async run(cli, loss, amount, signed) {
    const client = await cli.writer();
    const { receipt } = await assessLossAndWait(client, { loss, amount, ...readApproval(signed) });
    cli.result("the loss is assessed", { ok: true, loss, tx: receipt.hash });
  },
};
