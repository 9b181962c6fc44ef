import { withdrawAndWait } from "../../sdk/evidence/actions/attestations/withdraw.ts";
import type { Verb } from "../shared/verb.ts";
import { saySkipped } from "./shared/say-skipped.ts";

interface WithdrawOptions {
  readonly attester?: string;
}

export const verb: Verb<[uids: string[], options: WithdrawOptions]> = {
  takes: (command) =>
    command
      .argument("<uids...>", "the statements; of a batch the digest that was signed")
      .option("--attester <address>", "account of your organisation that signed; your own if left out"),
  async run(cli, wanted, options) {
    const client = await cli.writer();
    const { attester = client.sender.address } = options;
    const { uids, skipped, receipt } = await withdrawAndWait(client, { attester, uids: wanted });
    const text = saySkipped("withdrawn", uids, "recorded or withdrawn before", skipped);
    cli.result(text, { ok: true, attester, uids, skipped, tx: receipt.hash });
  },
};
