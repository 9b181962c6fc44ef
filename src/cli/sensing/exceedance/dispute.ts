import { getStatement } from "../../../sdk/evidence/actions/attestations/get-statement.ts";
import { disputeExceedanceAndWait } from "../../../sdk/sensing/actions/exceedances/dispute-exceedance.ts";
import type { Verb } from "../../shared/verb.ts";
import { showMoved, takesExceedance } from "../shared/move-exceedance.ts";

export const verb: Verb<[id: bigint, options: { readonly reason: string }]> = {
  takes: (command) =>
    takesExceedance(command).requiredOption("--reason <uid>", "valid statement about this exceedance that says why"),
  async run(cli, id, { reason }) {
    const client = await cli.writer();
    const { statement } = await getStatement(client, { uid: reason });
    showMoved(cli, await disputeExceedanceAndWait(client, { id, reason: statement }));
  },
};
