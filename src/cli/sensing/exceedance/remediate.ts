import { getStatement } from "../../../sdk/evidence/actions/attestations/get-statement.ts";
import { remediateExceedanceAndWait } from "../../../sdk/sensing/actions/exceedances/remediate-exceedance.ts";
import type { Verb } from "../../shared/verb.ts";
import { showMoved, takesExceedance } from "../shared/move-exceedance.ts";

export const verb: Verb<[id: bigint, options: { readonly report: string }]> = {
  takes: (command) =>
    takesExceedance(command).requiredOption(
      "--report <uid>",
      "valid statement about this exceedance that says what was done",
    ),
  async run(cli, id, { report }) {
    const client = await cli.writer();
    const { statement } = await getStatement(client, { uid: report });
    showMoved(cli, await remediateExceedanceAndWait(client, { id, report: statement }));
  },
};
