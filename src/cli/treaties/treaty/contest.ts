import { contestLossAndWait } from "../../../sdk/treaties/actions/contest-loss.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

export const verb: Verb<[loss: string, reason: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<loss>", "its id", hash)
      .argument("<reason>", "code or hash of why, as it was signed", hash)
      .argument("<signed>", "what `tally treaty sign` wrote"),
  async run(cli, loss, reason, signed) {
    const client = await cli.writer();
    const { receipt } = await contestLossAndWait(client, { loss, reason, ...readApproval(signed) });
    cli.result("the arbiter decides", { ok: true, loss, tx: receipt.hash });
  },
};
