import { breakSealAndWait } from "../../sdk/custody/actions/break-seal.ts";
import type { Verb } from "../shared/verb.ts";
import { takesUnit, takesWhen, type When } from "./shared/takes.ts";
import { whenOf } from "./shared/values.ts";

interface UnsealOptions extends When {
  readonly evidence?: string;
}

export const verb: Verb<[id: string, options: UnsealOptions]> = {
  takes: (command) =>
    takesUnit(takesWhen(command)).option("--evidence <hash>", "such as the hash of a photograph, 32 bytes"),
  async run(cli, id, { evidence, ...options }) {
    const shown = evidence === undefined ? {} : { evidence };
    const done = await breakSealAndWait(await cli.writer(), { unit: id, when: whenOf(options), ...shown });
    cli.result(`${id} is open`, { ok: true, unit: id, tx: done.receipt.hash });
  },
};
