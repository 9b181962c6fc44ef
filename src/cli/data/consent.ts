import { consentToAgreementAndWait } from "../../sdk/data/actions/agreements/consent-to-agreement.ts";
import { getAgreement } from "../../sdk/data/actions/agreements/get-agreement.ts";
import { signSubjectConsent } from "../../sdk/data/model/agreement/subject-consent.ts";
import type { Verb } from "../shared/verb.ts";
import { hash } from "../shared/amounts.ts";

export const verb: Verb<[agreement: string]> = {
  takes: (command) => command.argument("<agreement>", "its id", hash),
  async run(cli, agreement) {
    const client = await cli.writer();
    const signer = await cli.signer();
    const { terms } = await getAgreement(client, { agreement });
    const { deadline } = terms;
    const signature = await signSubjectConsent(signer, client.deployment, terms, deadline);
    const { to, receipt } = await consentToAgreementAndWait(client, { terms, deadline, signature });
    cli.result(`agreement ${agreement} is ${to}`, { ok: true, agreement, state: to, tx: receipt.hash });
  },
};
