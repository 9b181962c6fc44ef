import { unitsSubject } from "../../sdk/custody/model/units-subject.ts";
import type { Verb } from "../shared/verb.ts";
import { takesUnits } from "./shared/takes.ts";

export const verb: Verb<[units: string[]]> = {
  takes: takesUnits,
  run(cli, units) {
    const subject = unitsSubject(units);
    cli.result(subject, { ok: true, units, subject });
  },
};
