import { commuteTreatyAndWait } from "../../../sdk/treaties/actions/commute-treaty.ts";
import { hash, money } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval } from "../shared/read.ts";

export const verb: Verb<[treaty: string, amount: bigint, cedent: string, lines: readonly string[]]> = {
  takes: (command) =>
    command
      .argument("<treaty>", "its id", hash)
      .argument("<amount>", "the one payment, as it was signed", money)
      .argument("<cedent>", "what the cedent signed, of `tally treaty sign commute`")
      .argument("<lines...>", "what each line signed, in the order of the lines, with the same deadline"),
  async run(cli, treaty, amount, cedent, lines) {
    const client = await cli.writer();
    const { deadline, approval: byCedent } = readApproval(cedent);
    const byLines = lines.map((file) => readApproval(file).approval);
    const { receipt } = await commuteTreatyAndWait(client, { treaty, amount, deadline, byCedent, byLines });
    cli.result("the treaty is commuted", { ok: true, treaty, tx: receipt.hash });
  },
};
