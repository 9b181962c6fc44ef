import { quoteTreatyAndWait } from "../../../sdk/treaties/actions/quote-treaty.ts";
import type { Verb } from "../../shared/verb.ts";
import { readApproval, readTreaty } from "../shared/read.ts";

export const verb: Verb<[file: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<terms>", "JSON file with what is agreed, as `tally treaty sign agree` took it")
      .argument("<signed>", "what the lead signed, of `tally treaty sign agree`"),
  async run(cli, file, signed) {
    const client = await cli.writer();
    const { treaty, receipt } = await quoteTreatyAndWait(client, { terms: readTreaty(file), ...readApproval(signed) });
    cli.result(`quoted as ${treaty}`, { ok: true, treaty, tx: receipt.hash });
  },
};
