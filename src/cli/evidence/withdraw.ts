import { withdrawAndWait } from "../../sdk/evidence/actions/attestations/withdraw.ts";
import type { Verb } from "../shared/verb.ts";

interface WithdrawOptions {
  readonly attester?: string;
}

export const verb: Verb<[uids: string[], options: WithdrawOptions]> = {
  takes: (command) =>
    command
      .argument("<uids...>", "the statements")
      .option("--attester <address>", "account of your organisation that signed; your own if left out"),
  async run(cli, wanted, options) {
    const client = await cli.writer();
    const { attester = client.sender.address } = options;
    const { uids, receipt } = await withdrawAndWait(client, { attester, uids: wanted });
    const text = uids.length === 0 ? "all were withdrawn before" : `withdrawn ${uids.join(", ")}`;
    cli.result(text, { ok: true, attester, uids, tx: receipt.hash });
  },
};
