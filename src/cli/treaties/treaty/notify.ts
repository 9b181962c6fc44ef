import { notifyLossAndWait } from "../../../sdk/treaties/actions/notify-loss.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval, readNotice } from "../shared/read.ts";

export const verb: Verb<[file: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<notice>", "JSON file with what is advised, as `tally treaty sign notify` took it")
      .argument("<signed>", "what `tally treaty sign` wrote"),
  async run(cli, file, signed) {
    const client = await cli.writer();
    const { approval } = readApproval(signed);
    const { loss, receipt } = await notifyLossAndWait(client, { notice: readNotice(file), approval });
    cli.result(`advised as ${loss}`, { ok: true, loss, tx: receipt.hash });
  },
};
