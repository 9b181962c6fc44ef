import { revokeManyAndWait } from "../../sdk/evidence/actions/attestations/revoke-many.ts";
import type { Verb } from "../shared/verb.ts";
import { saySkipped } from "./shared/say-skipped.ts";

export const verb: Verb<[uids: string[]]> = {
  takes: (command) => command.argument("<uids...>", "the statements"),
  async run(cli, wanted) {
    const { uids, skipped, receipt } = await revokeManyAndWait(await cli.writer(), { uids: wanted });
    const text = saySkipped("revoked", uids, "had ended before", skipped);
    cli.result(text, { ok: true, uids, skipped, tx: receipt.hash });
  },
};
