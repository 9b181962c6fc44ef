import { claimTradeWarrantyAndWait } from "../../sdk/board/actions/claim-trade-warranty.ts";
import { hash } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";
import { readTimedApproval } from "./shared/read.ts";

export const verb: Verb<[trade: string, reason: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<trade>", "its id", hash)
      .argument("<reason>", "code or hash of why, as it was signed", hash)
      .argument("<signed>", "what `tally board sign` wrote"),
  async run(cli, trade, reason, signed) {
    const client = await cli.writer();
    const { receipt } = await claimTradeWarrantyAndWait(client, { trade, reason, ...readTimedApproval(signed) });
    cli.result("claimed: no payment follows from it", { ok: true, trade, tx: receipt.hash });
  },
};
