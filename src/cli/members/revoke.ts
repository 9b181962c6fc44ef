import { revokeAttesterAndWait } from "../../sdk/evidence/actions/attestations/revoke-attester.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[account: string]> = {
  takes: (command) => command.argument("<address>"),
  async run(cli, account) {
    const { receipt } = await revokeAttesterAndWait(await cli.writer(), { account });
    cli.result(`${account} revoked`, { ok: true, account, tx: receipt.hash });
  },
};
