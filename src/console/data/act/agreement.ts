import { type BrowserProvider, ZeroHash } from "ethers";
import type { Client } from "../../../sdk/core/client.ts";
import { rpc } from "../../../sdk/core/rpc.ts";
import { agreeAndWait } from "../../../sdk/data/actions/agreements/agree.ts";
import { consentToAgreementAndWait } from "../../../sdk/data/actions/agreements/consent-to-agreement.ts";
import { getAgreement } from "../../../sdk/data/actions/agreements/get-agreement.ts";
import { retireAgreementAndWait } from "../../../sdk/data/actions/agreements/retire-agreement.ts";
import { terminateAgreementAndWait } from "../../../sdk/data/actions/agreements/terminate-agreement.ts";
import { withdrawConsentAndWait } from "../../../sdk/data/actions/agreements/withdraw-consent.ts";
import { agreementsContract } from "../../../sdk/data/contracts.ts";
import { signSubjectConsent } from "../../../sdk/data/model/agreement/subject-consent.ts";
import { signTerms } from "../../../sdk/data/model/agreement/terms.ts";
import { membersContract } from "../../../sdk/members/contracts.ts";
import { getAccount } from "../../../sdk/members/actions/members/get-account.ts";
import { type AgreementAct, type AgreementNow, broughtUntil } from "./acts.ts";

/** @throws `NOT_FOUND`; as `rpc`. */
export async function agreementNow(client: Client, agreement: string, account: string): Promise<AgreementNow> {
  const { state, terms } = await getAgreement(client, { agreement });
  const [contract, number, head] = await rpc(() =>
    Promise.all([
      agreementsContract(client).getAddress(),
      membersContract(client).orgOf(account),
      client.provider.getBlock("latest"),
    ]),
  );
  const org = Number(number);
  const { duties, honoured } = org === 0 ? { duties: [], honoured: false } : await getAccount(client, { account });
  const isMaker = honoured && duties.some((duty) => duty === "MAKER");
  const now = head?.timestamp ?? 0;
  return { chainId: client.deployment.chainId, contract, state, terms, org, isMaker, now };
}

/** Signs it, sends it and waits for it. Gives the transaction's hash. @param now As it was shown. @throws as the SDK's actions. */
export async function sendAgreementAct(
  client: Client,
  account: string,
  { act, now }: { readonly act: AgreementAct; readonly now: AgreementNow },
): Promise<string> {
  const { terms } = now;
  const signer = () => (client.provider as BrowserProvider).getSigner(account);
  const done = async () => {
    if (act === "agree") {
      return agreeAndWait(client, { terms, signature: await signTerms(await signer(), client.deployment, terms) });
    }
    if (act === "consent") {
      const deadline = broughtUntil(now);
      const signature = await signSubjectConsent(await signer(), client.deployment, terms, deadline);
      return consentToAgreementAndWait(client, { terms, deadline, signature });
    }
    const acts = {
      decline: terminateAgreementAndWait,
      withdraw: withdrawConsentAndWait,
      retire: retireAgreementAndWait,
    };
    return acts[act](client, { terms, reason: ZeroHash });
  };
  return (await done()).receipt.hash;
}
