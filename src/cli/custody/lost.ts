import { declareLostAndWait } from "../../sdk/custody/actions/declare-lost.ts";
import type { Verb } from "../shared/verb.ts";
import { takesUnit, takesWhen, type When } from "./shared/takes.ts";
import { whenOf } from "./shared/values.ts";

export const verb: Verb<[id: string, options: When]> = {
  takes: (command) => takesUnit(takesWhen(command)),
  async run(cli, id, options) {
    const done = await declareLostAndWait(await cli.writer(), { unit: id, when: whenOf(options) });
    cli.result(`${id} is lost`, { ok: true, unit: id, tx: done.receipt.hash });
  },
};
