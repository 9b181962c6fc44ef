import { writeLineAndWait } from "../../../sdk/treaties/actions/write-line.ts";
import { hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

export const verb: Verb<[treaty: string, signed: string]> = {
  takes: (command) =>
    command.argument("<treaty>", "its id", hash).argument("<signed>", "what `tally treaty sign` wrote"),
  async run(cli, treaty, signed) {
    const client = await cli.writer();
    const { receipt } = await writeLineAndWait(client, { treaty, ...readApproval(signed) });
    cli.result("the line is written", { ok: true, treaty, tx: receipt.hash });
  },
};
