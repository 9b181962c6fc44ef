import { type BaseWallet, hexlify, randomBytes } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import { agreeAndWait } from "../../sdk/data/actions/agreements/agree.ts";
import { consentToAgreementAndWait } from "../../sdk/data/actions/agreements/consent-to-agreement.ts";
import { openOfferAndWait } from "../../sdk/data/actions/agreements/open-offer.ts";
import { requestAgreementAndWait } from "../../sdk/data/actions/agreements/request-agreement.ts";
import { withdrawConsentBySignatureAndWait } from "../../sdk/data/actions/agreements/withdraw-consent-by-signature.ts";
import { signSubjectConsent, signSubjectWithdrawal } from "../../sdk/data/model/agreement/subject-consent.ts";
import { type AgreementTerms, signTerms } from "../../sdk/data/model/agreement/terms.ts";
import { exportOffer, type OfferTerms, withPolicyHash } from "../../vault/catalogue/export-offer.ts";
import { chainTime } from "./chain-clock.ts";
import type { Stage } from "./scenario.ts";

const DAY = 86_400;
const MOST_USES = 5;

/** Who offers data, or asks for it. */
export interface DataParty {
  readonly org: number;
  readonly client: Client;
  readonly signer: BaseWallet;
}

/** What is offered: a service, to whom it is about, or for computations alone. */
export interface Offered {
  readonly resource: string;
  readonly service: string;
  readonly subject?: string;
  readonly computeOnly?: boolean;
  /** Subjects that each group of a result covers at least; no such number if left out. */
  readonly minGroupSize?: number;
}

export interface Agreement {
  readonly agreement: string;
  readonly terms: AgreementTerms;
}

/** One offers, the other asks for it, and the first agrees. Active, unless it names a subject. */
export async function agreeOn(
  { deployment }: Pick<Stage, "deployment">,
  { provider, consumer }: { readonly provider: DataParty; readonly consumer: DataParty },
  { resource, service, subject, computeOnly = false, minGroupSize = 0 }: Offered,
): Promise<Agreement> {
  const now = await chainTime(provider.client.provider);
  const end = now + 90 * DAY;
  const common = {
    resource,
    purposes: ["CreditChecking" as const],
    maxUses: MOST_USES,
    computeOnly,
    minGroupSize,
  };
  const period = { validFrom: now, validTo: end };
  const salt = hexlify(randomBytes(32));
  const bare: OfferTerms = { ...common, ...period, provider: provider.org, service, salt };
  const policy = exportOffer(bare, { id: `urn:uuid:${salt.slice(2, 34)}`, chainId: deployment.chainId });
  const { policyHash } = withPolicyHash(bare, policy);
  const { offer } = await openOfferAndWait(provider.client, { offer: { ...bare, policyHash } });
  const terms: AgreementTerms = {
    ...common,
    offer,
    policyHash,
    provider: provider.org,
    consumer: consumer.org,
    ...(subject !== undefined && { subject }),
    start: now,
    end,
    nonce: 1,
    deadline: now + DAY,
  };
  const asked = await signTerms(consumer.signer, deployment, terms);
  const { agreement } = await requestAgreementAndWait(consumer.client, { terms, signature: asked });
  await agreeAndWait(provider.client, { terms, signature: await signTerms(provider.signer, deployment, terms) });
  return { agreement, terms };
}

type Place = Pick<Stage, "deployment">;

/** A subject consents by signature, and somebody brings it. */
export async function consentTo(
  { deployment }: Place,
  sender: Client,
  { terms }: Agreement,
  subject: BaseWallet,
): Promise<void> {
  const { deadline } = terms;
  const signature = await signSubjectConsent(subject, deployment, terms, deadline);
  await consentToAgreementAndWait(sender, { terms, deadline, signature });
}

/** A subject withdraws its consent by signature, and somebody brings it. */
export async function withdrawConsent(
  { deployment }: Place,
  sender: Client,
  { agreement, terms }: Agreement,
  subject: BaseWallet,
): Promise<void> {
  const { deadline } = terms;
  const signature = await signSubjectWithdrawal(subject, deployment, { agreement, deadline });
  await withdrawConsentBySignatureAndWait(sender, { terms, deadline, signature });
}
