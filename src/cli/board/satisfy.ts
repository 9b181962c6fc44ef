import { satisfyTradeAndWait } from "../../sdk/board/actions/satisfy-trade.ts";
import { hash } from "../shared/amounts.ts";
import type { Verb } from "../shared/verb.ts";
import { readTimedApproval } from "./shared/read.ts";

export const verb: Verb<[trade: string, documents: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<trade>", "its id", hash)
      .argument("<documents>", "salted root of them", hash)
      .argument("<signed>", "what `tally board sign` wrote"),
  async run(cli, trade, documents, signed) {
    const client = await cli.writer();
    const { receipt } = await satisfyTradeAndWait(client, { trade, documents, ...readTimedApproval(signed) });
    cli.result("satisfactory", { ok: true, trade, tx: receipt.hash });
  },
};
