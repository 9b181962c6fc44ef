import { revokeManyAndWait } from "../../sdk/evidence/actions/attestations/revoke-many.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[uids: string[]]> = {
  takes: (command) => command.argument("<uids...>", "the statements"),
  async run(cli, wanted) {
    const { uids, receipt } = await revokeManyAndWait(await cli.writer(), { uids: wanted });
    cli.result(`revoked ${uids.join(", ")}`, { ok: true, uids, tx: receipt.hash });
  },
};
