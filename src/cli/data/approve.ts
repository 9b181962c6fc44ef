import { agreeAndWait } from "../../sdk/data/actions/agreements/agree.ts";
import { getAgreement } from "../../sdk/data/actions/agreements/get-agreement.ts";
import { signTerms } from "../../sdk/data/model/agreement/terms.ts";
import type { Verb } from "../shared/verb.ts";
import { hash } from "../shared/amounts.ts";

export const verb: Verb<[agreement: string]> = {
  takes: (command) => command.argument("<agreement>", "its id", hash),
  async run(cli, agreement) {
    const client = await cli.writer();
    const signer = await cli.signer();
    const { terms } = await getAgreement(client, { agreement });
    const signature = await signTerms(signer, client.deployment, terms);
    const { receipt } = await agreeAndWait(client, { terms, signature });
    const { state } = await getAgreement(client, { agreement });
    const next = state === "Agreed" ? "; whom the data are about has to consent" : "";
    cli.result(`agreement ${agreement} is ${state}${next}`, { ok: true, agreement, state, tx: receipt.hash });
  },
};
