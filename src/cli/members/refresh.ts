import { refreshAndWait } from "../../sdk/evidence/actions/attestations/refresh.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[attester: string]> = {
  takes: (command) => command.argument("<address>"),
  async run(cli, attester) {
    const { barred, receipt } = await refreshAndWait(await cli.writer(), { attester });
    const text = barred ? "can no longer revoke by itself" : "is honoured, and revokes what it stated";
    cli.result(`${attester} ${text}`, { ok: true, attester, barred, tx: receipt.hash });
  },
};
