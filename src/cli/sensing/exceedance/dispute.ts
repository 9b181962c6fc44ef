import { disputeExceedanceAndWait } from "../../../sdk/sensing/actions/exceedances/dispute-exceedance.ts";
import type { Verb } from "../../shared/verb.ts";
import { showMoved, takesExceedance } from "../shared/move-exceedance.ts";

export const verb: Verb<[id: bigint, options: { readonly reason: string }]> = {
  takes: (command) => takesExceedance(command).requiredOption("--reason <uid>", "valid statement that says why"),
  async run(cli, id, { reason }) {
    showMoved(cli, await disputeExceedanceAndWait(await cli.writer(), { id, reason }));
  },
};
