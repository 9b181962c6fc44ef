import type { Client } from "../../sdk/core/client.ts";
import { getAgreement } from "../../sdk/data/actions/agreements/get-agreement.ts";
import { getOffer } from "../../sdk/data/actions/agreements/get-offer.ts";
import { listAgreements } from "../../sdk/data/actions/agreements/list-agreements.ts";
import type { AgreementTerms } from "../../sdk/data/model/agreement/terms.ts";
import { RESOURCE_IRI } from "../catalogue/dataset.ts";
import { exportOffer } from "../catalogue/export-offer.ts";
import type { Dsp } from "../dsp/dsp.ts";
import type { Policy } from "../dsp/model/policy.ts";
import { agreementIri, organisationIri } from "./names.ts";

export interface TakeUpParameters {
  readonly client: Client;
  /** The vault's organisation. */
  readonly org: number;
  readonly dsp: Dsp;
  /** Base address of a participant's connector. Undefined: it has none, and its agreements are not the protocol's. */
  addressOf(participant: string): string | undefined;
}

/** What an agreement of the chain says, as a policy: the offer's terms, with those that were agreed in their place. */
async function policyOf({ client }: TakeUpParameters, id: string, terms: AgreementTerms): Promise<Policy> {
  const { offer } = await getOffer(client, { offer: terms.offer });
  const { rate: _, dispute: __, price: ___, ...standing } = offer;
  const { purposes, start, end, maxUses, rate, dispute, price, computeOnly = false, minGroupSize = 0 } = terms;
  const agreed = {
    ...standing,
    validFrom: start,
    validTo: end,
    purposes,
    maxUses,
    computeOnly,
    minGroupSize,
    ...(rate !== undefined && { rate }),
    ...(dispute !== undefined && { dispute }),
    ...(typeof price === "object" && { price }),
  };
  return {
    ...exportOffer(agreed, { id: agreementIri(id), chainId: client.deployment.chainId }),
    "@type": "Agreement",
    target: `${RESOURCE_IRI}${terms.resource}`,
    assigner: organisationIri(terms.provider),
    assignee: organisationIri(terms.consumer),
    // A Date holds no more than so many seconds.
    timestamp: new Date(Math.min(Number(start), 8_640_000_000_000) * 1_000).toISOString(),
  };
}

/**
 * Takes up how an agreement stands on the chain: one that is Active appears as a negotiation that is FINALIZED, and transfers under one that is not
 * are ended. To be called for each `AgreementMoved`, and for all agreements at the start.
 */
export async function takeUpAgreement(parameters: TakeUpParameters, id: string): Promise<void> {
  const { client, org, dsp } = parameters;
  const { state, terms } = await getAgreement(client, { agreement: id });
  if (terms.provider !== org && terms.consumer !== org) return;
  const agreementId = agreementIri(id);
  if (state !== "Active") {
    dsp.endTransfers(agreementId, `the agreement is ${state} on the chain`);
    return;
  }
  const role = terms.provider === org ? "provider" : "consumer";
  const participant = organisationIri(role === "provider" ? terms.consumer : terms.provider);
  const address = parameters.addressOf(participant);
  if (address === undefined) return;
  const agreement = await policyOf(parameters, id, terms);
  const dataset = `${RESOURCE_IRI}${terms.resource}`;
  dsp.adopt({ role, counterparty: { participant, address }, agreementId, dataset, agreement });
}

/** All agreements of the vault's organisation, on either side. */
export async function takeUpAgreements(parameters: TakeUpParameters): Promise<void> {
  const { client, org } = parameters;
  const provided = await listAgreements(client, { provider: org });
  const consumed = await listAgreements(client, { consumer: org });
  for (const { agreement } of [...provided, ...consumed]) await takeUpAgreement(parameters, agreement);
}
