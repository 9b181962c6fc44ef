import { acknowledgeExceedanceAndWait } from "../../../sdk/sensing/actions/exceedances/acknowledge-exceedance.ts";
import type { Verb } from "../../shared/verb.ts";
import { showMoved, takesExceedance } from "../shared/move-exceedance.ts";

export const verb: Verb<[id: bigint]> = {
  takes: takesExceedance,
  async run(cli, id) {
    showMoved(cli, await acknowledgeExceedanceAndWait(await cli.writer(), { id }));
  },
};
