import { closeExceedanceAndWait } from "../../../sdk/sensing/actions/exceedances/close-exceedance.ts";
import type { Verb } from "../../shared/verb.ts";
import { showMoved, takesExceedance } from "../shared/move-exceedance.ts";

export const verb: Verb<[id: bigint, options: { readonly decision?: string }]> = {
  takes: (command) => takesExceedance(command).option("--decision <uid>", "valid statement that says what was decided"),
  async run(cli, id, options) {
    showMoved(cli, await closeExceedanceAndWait(await cli.writer(), { id, ...options }));
  },
};
