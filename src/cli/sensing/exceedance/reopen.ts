import { reopenExceedanceAndWait } from "../../../sdk/sensing/actions/exceedances/reopen-exceedance.ts";
import type { Verb } from "../../shared/verb.ts";
import { showMoved, takesExceedance } from "../shared/move-exceedance.ts";

export const verb: Verb<[id: bigint, options: { readonly reason?: string }]> = {
  takes: (command) => takesExceedance(command).option("--reason <uid>", "valid statement that says why"),
  async run(cli, id, options) {
    showMoved(cli, await reopenExceedanceAndWait(await cli.writer(), { id, ...options }));
  },
};
