import { id } from "ethers";
import { disputeAccessAndWait } from "../../sdk/data/actions/accesses/dispute-access.ts";
import { getAgreement } from "../../sdk/data/actions/agreements/get-agreement.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { hash } from "../shared/amounts.ts";

export const verb: Verb<[agreement: string, seq: number, options: { readonly reason: string }]> = {
  takes: (command) =>
    command
      .argument("<agreement>", "its id", hash)
      .argument("<access>", "its number", wholeNumber)
      .requiredOption("--reason <text>", "why; its hash is recorded"),
  async run(cli, agreement, seq, { reason }) {
    const client = await cli.writer();
    const { terms } = await getAgreement(client, { agreement });
    const hashed = id(reason);
    const { to, receipt } = await disputeAccessAndWait(client, { terms, seq, reason: hashed });
    const json = { ok: true, agreement, seq, state: to, reason: hashed, tx: receipt.hash };
    cli.result(`access ${seq} of ${agreement} is ${to}`, json);
  },
};
