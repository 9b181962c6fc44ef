import { hexlify, randomBytes } from "ethers";
import { agreeAndWait } from "../../sdk/data/actions/agreements/agree.ts";
import { openOfferAndWait } from "../../sdk/data/actions/agreements/open-offer.ts";
import { requestAgreementAndWait } from "../../sdk/data/actions/agreements/request-agreement.ts";
import { type AgreementTerms, signTerms } from "../../sdk/data/model/agreement/terms.ts";
import { exportOffer, type OfferTerms, withPolicyHash } from "../../vault/catalogue/export-offer.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";
import type { Parties } from "./parties.ts";
import { LEAST_GROUP } from "./policy.ts";

const DAY = 86_400;
export const MOST_USES = 5;

/** What is offered: a service, to whom it is about, or for computations alone. */
export interface Offered {
  readonly resource: string;
  readonly service: string;
  readonly subject?: string;
  readonly computeOnly?: boolean;
}

export interface Agreement {
  readonly agreement: string;
  readonly terms: AgreementTerms;
}

/** The grid company offers, North Bank asks for it, and the grid company agrees. Active, unless it names a subject. */
export async function agreeOn(
  { deployment }: Pick<Stage, "deployment">,
  { grid, north }: Parties,
  { resource, service, subject, computeOnly = false }: Offered,
): Promise<Agreement> {
  const now = await chainTime(grid.client.provider);
  const end = now + 90 * DAY;
  const common = {
    resource,
    purposes: ["CreditChecking" as const],
    maxUses: MOST_USES,
    computeOnly,
    minGroupSize: LEAST_GROUP,
  };
  const period = { validFrom: now, validTo: end };
  const salt = hexlify(randomBytes(32));
  const bare: OfferTerms = { ...common, ...period, provider: grid.org, service, salt };
  const policy = exportOffer(bare, { id: `urn:uuid:${salt.slice(2, 34)}`, chainId: deployment.chainId });
  const { policyHash } = withPolicyHash(bare, policy);
  const { offer } = await openOfferAndWait(grid.client, { offer: { ...bare, policyHash } });
  const terms: AgreementTerms = {
    ...common,
    offer,
    policyHash,
    provider: grid.org,
    consumer: north.org,
    ...(subject !== undefined && { subject }),
    start: now,
    end,
    nonce: 1,
    deadline: now + DAY,
  };
  const asked = await signTerms(north.signer, deployment, terms);
  const { agreement } = await requestAgreementAndWait(north.client, { terms, signature: asked });
  await agreeAndWait(grid.client, { terms, signature: await signTerms(grid.signer, deployment, terms) });
  return { agreement, terms };
}
