import { getCycle } from "../../../sdk/clearing/actions/get-cycle.ts";
import { submitObligationsAndWait } from "../../../sdk/clearing/actions/submit-obligations.ts";
import type { Verb } from "../../shared/verb.ts";
import { readObligations, readSigned } from "../shared/read.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[cycle: string, file: string, signed: string[]]> = {
  takes: (command) =>
    command
      .argument("<cycle>", "its id", hash)
      .argument("<obligations>", "JSON file with obligations, in their order")
      .argument("<signed...>", "what `tally clear confirm` wrote, one file for each bank"),
  async run(cli, cycle, file, signed) {
    const client = await cli.writer();
    const { terms } = await getCycle(client, { cycle });
    const obligations = readObligations(file);
    const confirmations = signed.map(readSigned);
    const { receipt } = await submitObligationsAndWait(client, { terms, obligations, confirmations });
    const count = obligations.length;
    cli.result(`${count} obligations are in the cycle`, { ok: true, cycle, count, tx: receipt.hash });
  },
};
