import { endorseAndWait } from "../../sdk/evidence/actions/attestations/endorse.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[uid: string]> = {
  takes: (command) => command.argument("<uid>", "the statement"),
  async run(cli, uid) {
    const { receipt } = await endorseAndWait(await cli.writer(), { uid });
    cli.result(`endorsed ${uid}`, { ok: true, uid, tx: receipt.hash });
  },
};
