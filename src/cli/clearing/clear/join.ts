import { joinCycleAndWait } from "../../../sdk/clearing/actions/join-cycle.ts";
import type { Verb } from "../../shared/verb.ts";
import { readSigned, readTerms } from "../shared/read.ts";

export const verb: Verb<[file: string, signed: string[]]> = {
  takes: (command) =>
    command
      .argument("<terms>", "JSON file with the cycle's terms")
      .argument("<signed...>", "what `tally clear sign` wrote, one file for each bank"),
  async run(cli, file, signed) {
    const joining = signed.map(readSigned);
    const { joined, receipt } = await joinCycleAndWait(await cli.writer(), { terms: readTerms(file), joining });
    cli.result(`joined: ${joined.join(", ")}`, { ok: true, joined, tx: receipt.hash });
  },
};
