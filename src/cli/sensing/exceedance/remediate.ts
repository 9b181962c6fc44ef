import { remediateExceedanceAndWait } from "../../../sdk/sensing/actions/exceedances/remediate-exceedance.ts";
import type { Verb } from "../../shared/verb.ts";
import { showMoved, takesExceedance } from "../shared/move-exceedance.ts";

export const verb: Verb<[id: bigint, options: { readonly report: string }]> = {
  takes: (command) =>
    takesExceedance(command).requiredOption("--report <uid>", "valid statement that says what was done"),
  async run(cli, id, { report }) {
    showMoved(cli, await remediateExceedanceAndWait(await cli.writer(), { id, report }));
  },
};
