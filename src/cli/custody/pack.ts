import { packUnitsAndWait } from "../../sdk/custody/actions/pack-units.ts";
import type { Verb } from "../shared/verb.ts";
import { takesUnit, takesUnits, takesWhen, type When } from "./shared/takes.ts";
import { whenOf } from "./shared/values.ts";

export const verb: Verb<[parent: string, units: string[], options: When]> = {
  takes: (command) => takesUnits(takesUnit(takesWhen(command), "<container>")),
  async run(cli, parent, units, options) {
    const done = await packUnitsAndWait(await cli.writer(), { parent, units, when: whenOf(options) });
    const { receipt, state } = done;
    cli.result(`${parent} holds ${state.items} items`, { ok: true, unit: parent, state, tx: receipt.hash });
  },
};
