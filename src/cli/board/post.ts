import { postAskAndWait } from "../../sdk/board/actions/post-ask.ts";
import type { Verb } from "../shared/verb.ts";
import { readApproval, readAsk, readHolding } from "./shared/read.ts";

export const verb: Verb<[file: string, hidden: string, signed: string]> = {
  takes: (command) =>
    command
      .argument("<ask>", "JSON file with the ask")
      .argument("<holding>", "JSON file with what it hides")
      .argument("<signed>", "what `tally board sign` wrote"),
  async run(cli, file, hidden, signed) {
    const client = await cli.writer();
    const { ask, receipt } = await postAskAndWait(client, {
      ask: readAsk(file),
      holding: readHolding(hidden),
      approval: readApproval(signed),
    });
    cli.result(`posted as ${ask}`, { ok: true, ask, tx: receipt.hash });
  },
};
