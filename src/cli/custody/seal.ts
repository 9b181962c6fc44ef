import { sealUnitAndWait } from "../../sdk/custody/actions/seal-unit.ts";
import type { Verb } from "../shared/verb.ts";
import { takesUnit, takesWhen, type When } from "./shared/takes.ts";
import { whenOf } from "./shared/values.ts";

export const verb: Verb<[id: string, number: string, options: When]> = {
  takes: (command) => takesUnit(takesWhen(command)).argument("<number>", "as it stands on the seal"),
  async run(cli, id, number, options) {
    const done = await sealUnitAndWait(await cli.writer(), { unit: id, number, when: whenOf(options) });
    cli.result(`${id} is sealed with ${number}`, { ok: true, unit: id, number, tx: done.receipt.hash });
  },
};
