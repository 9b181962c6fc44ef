import { revokeAndWait } from "../../sdk/evidence/actions/attestations/revoke.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[uid: string]> = {
  takes: (command) => command.argument("<uid>"),
  async run(cli, uid) {
    const { receipt } = await revokeAndWait(await cli.writer(), { uid });
    cli.result(`revoked ${uid}`, { ok: true, uid, tx: receipt.hash });
  },
};
