import { disputeCallAndWait } from "../../../sdk/treaties/actions/dispute-call.ts";
import { hash } from "../../shared/amounts.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

export const verb: Verb<[call: string, org: number, reason: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<call>", "its id", hash)
      .argument("<org>", "number of the organisation whose line it is", wholeNumber)
      .argument("<reason>", "code or hash of why, as it was signed", hash)
      .argument("<signed>", "what `tally treaty sign` wrote"),
  async run(cli, call, org, reason, signed) {
    const client = await cli.writer();
    const { receipt } = await disputeCallAndWait(client, { call, org, reason, ...readApproval(signed) });
    cli.result("disputed", { ok: true, call, tx: receipt.hash });
  },
};
