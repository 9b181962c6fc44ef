import { keccak256, recoverAddress, type Signer, toUtf8Bytes } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { nextBlockTime } from "../../sdk/core/next-block-time.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { concludeAgreementAndWait } from "../../sdk/data/actions/agreements/conclude-agreement.ts";
import { retireAgreementAndWait } from "../../sdk/data/actions/agreements/retire-agreement.ts";
import { agreementsContract } from "../../sdk/data/contracts.ts";
import { type AgreementTerms, agreementId, signTerms } from "../../sdk/data/model/agreement/terms.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../sdk/data/model/states.ts";
import { getOrganisation } from "../../sdk/members/actions/members/get-organisation.ts";
import { importOffer } from "../catalogue/import-offer.ts";
import type { Policy } from "../dsp/model/policy.ts";
import type { AgreementProof, Negotiation } from "../dsp/model/process.ts";
import type { AgreementLedger, Refused } from "../dsp/ports.ts";
import { organisationOf } from "../sign-in/members.ts";
import { agreementTerms, offerIdOf, particularsJson, particularsOf } from "./agreement-terms.ts";
import { agreementIri, agreementOfIri, organisationOfIri } from "./names.ts";

export interface ChainLedgerParameters {
  /** Reads, and sends with a MAKER's account of the vault's organisation. */
  readonly client: Client;
  /** Signs terms: a MAKER of the vault's organisation. */
  readonly signer: Signer;
  readonly org: number;
  readonly clock: Clock;
  /** Seconds that the other side has to verify an agreement. @default a day */
  readonly patience?: number;
}

/** States in which an agreement stands on the chain, though it may not be used yet. */
const STANDING: readonly AgreementState[] = ["Agreed", "Active", "Suspended", "Expired", "UsedUp"];

/** What fails for good is refused with its reason; what may succeed later is thrown on. */
async function orRefused<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (isTallyError(error) && !error.retryable) return { refused: `${error.code}: ${error.message}` };
    throw error;
  }
}

/** The agreements of the chain, for negotiations of the Dataspace Protocol. */
export function chainLedger(parameters: ChainLedgerParameters): AgreementLedger {
  const { client, signer, org, clock, patience = 86_400 } = parameters;
  const { deployment } = client;
  const { chainId } = deployment;

  const time = () => nextBlockTime(client.provider, clock);
  const stateOf = async (agreement: string): Promise<AgreementState> =>
    nameOf(AGREEMENT_STATES, (await rpc(() => agreementsContract(client).agreementOf(agreement))).state);

  /** The terms that a proof is of, or why they are not those of the policy. */
  function termsOf(policy: Policy, { terms, termsHash }: AgreementProof): AgreementTerms | Refused {
    const agreed = agreementTerms(policy, particularsOf(terms), chainId);
    return agreementId(deployment, agreed) === termsHash
      ? agreed
      : { refused: "the terms' hash is not that of the policy" };
  }

  async function draft(negotiation: Negotiation) {
    const consumer = organisationOfIri(negotiation.participant);
    if (consumer === undefined) return { refused: `${negotiation.participant} is no organisation of the chain` };
    const { offer: policy, pid } = negotiation;
    const { provider, validFrom, validTo, recipientRoles = [] } = importOffer(policy, { chainId });
    if (provider !== org) return { refused: `organisation ${provider} is not the provider here` };
    const { roles } = await getOrganisation(client, { org: consumer });
    const lacking = recipientRoles.find((role) => !roles.includes(role));
    if (lacking !== undefined) return { refused: `the consumer is no ${lacking}` };
    const now = await time();
    const particulars = {
      offer: offerIdOf(policy),
      consumer,
      start: Math.max(now, Number(validFrom)),
      end: Number(validTo),
      // One negotiation is one agreement, whoever else agreed to equal terms.
      nonce: BigInt(keccak256(toUtf8Bytes(pid))) >> 192n,
      deadline: now + patience,
    };
    const terms = agreementTerms(policy, particulars, chainId);
    const termsHash = agreementId(deployment, terms);
    const providerSignature = await signTerms(signer, deployment, terms);
    const proof = { termsHash, terms: particularsJson(particulars), providerSignature };
    return { agreementId: agreementIri(termsHash), proof };
  }

  async function countersign(negotiation: Negotiation, agreement: Policy, proof: AgreementProof) {
    const terms = termsOf(agreement, proof);
    if ("refused" in terms) return terms;
    if (agreement["@id"] !== agreementIri(proof.termsHash))
      return { refused: "the agreement's id is not that of its terms" };
    if (terms.provider !== organisationOfIri(negotiation.participant)) return { refused: "the provider is another" };
    if (terms.consumer !== org) return { refused: "the consumer is another" };
    if (terms.offer !== offerIdOf(negotiation.offer)) return { refused: "the offer is another" };
    const now = await time();
    if (Number(terms.deadline) <= now || Number(terms.end) <= now) return { refused: "its time is over" };
    const by = recoverAddress(proof.termsHash, proof.providerSignature ?? "");
    if ((await organisationOf(client, by, ["MAKER"])) !== terms.provider)
      return { refused: "the provider did not sign" };
    return { proof: { ...proof, consumerSignature: await signTerms(signer, deployment, terms) } };
  }

  async function record(agreement: Policy, proof: AgreementProof) {
    const { providerSignature, consumerSignature, termsHash } = proof;
    if (consumerSignature === undefined || providerSignature === undefined) {
      return { refused: "the chain needs the consumer's signature, and it sends none" };
    }
    const terms = termsOf(agreement, proof);
    if ("refused" in terms) return terms;
    const recorded = { recorded: true } as const;
    if (STANDING.includes(await stateOf(termsHash))) return recorded;
    await concludeAgreementAndWait(client, { terms, consumerSignature, providerSignature });
    return recorded;
  }

  return {
    draft: (negotiation) => orRefused(() => draft(negotiation)),
    countersign({ negotiation, agreement, proof }) {
      if (proof === undefined) return Promise.resolve({ refused: "the provider sends no terms of the chain" });
      return orRefused(() => countersign(negotiation, agreement, proof));
    },
    async record({ agreement, proof }) {
      return proof === undefined ? { refused: "there are no terms" } : orRefused(() => record(agreement, proof));
    },
    async withdraw({ agreement, proof }) {
      if (agreement === undefined || proof === undefined) return;
      const terms = termsOf(agreement, proof);
      const state = await stateOf(proof.termsHash);
      if ("refused" in terms || (state !== "Active" && state !== "Suspended")) return;
      await retireAgreementAndWait(client, { terms });
    },
    async confirm({ agreement }) {
      const id = agreementOfIri(agreement["@id"]);
      const state = id === undefined ? "None" : await stateOf(id);
      return STANDING.includes(state) ? { confirmed: true } : { refused: `the chain has the agreement as ${state}` };
    },
    async isLive(iri) {
      const id = agreementOfIri(iri);
      const state = id === undefined ? "None" : await stateOf(id);
      return state === "Active" ? { live: true } : { refused: `the agreement is ${state} on the chain` };
    },
  };
}
