import { id, ZeroHash } from "ethers";
import { getAgreement } from "../../sdk/data/actions/agreements/get-agreement.ts";
import { retireAgreementAndWait } from "../../sdk/data/actions/agreements/retire-agreement.ts";
import type { Verb } from "../shared/verb.ts";
import { hash } from "../shared/amounts.ts";

export const verb: Verb<[agreement: string, options: { readonly reason?: string }]> = {
  takes: (command) =>
    command.argument("<agreement>", "its id", hash).option("--reason <text>", "why; its hash is recorded"),
  async run(cli, agreement, { reason }) {
    const client = await cli.writer();
    const { terms } = await getAgreement(client, { agreement });
    const hashed = reason === undefined ? ZeroHash : id(reason);
    const { to, receipt } = await retireAgreementAndWait(client, { terms, reason: hashed });
    cli.result(`agreement ${agreement} is ${to}`, { ok: true, agreement, state: to, reason: hashed, tx: receipt.hash });
  },
};
