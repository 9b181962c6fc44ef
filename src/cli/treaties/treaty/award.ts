import { awardCallAndWait } from "../../../sdk/treaties/actions/award-call.ts";
import { hash, money } from "../../shared/amounts.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

export const verb: Verb<[call: string, org: number, amount: bigint, signed: string]> = {
  takes: (command) =>
    command
      .argument("<call>", "its id", hash)
      .argument("<org>", "number of the organisation whose line it is", wholeNumber)
      .argument("<amount>", "how much", money)
      .argument("<signed>", "what `tally treaty sign` wrote"),
  async run(cli, call, org, amount, signed) {
    const client = await cli.writer();
    const { receipt } = await awardCallAndWait(client, { call, org, amount, ...readApproval(signed) });
    cli.result("decided", { ok: true, call, tx: receipt.hash });
  },
};
