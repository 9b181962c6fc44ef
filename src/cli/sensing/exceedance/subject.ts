import { exceedanceSubject } from "../../../sdk/sensing/model/exceedance-id.ts";
import type { Verb } from "../../shared/verb.ts";
import { takesExceedance } from "../shared/move-exceedance.ts";

export const verb: Verb<[id: bigint]> = {
  takes: takesExceedance,
  run(cli, id) {
    const subject = exceedanceSubject(id);
    cli.result(subject, { ok: true, id, subject });
  },
};
