import type { AgreementTerms } from "../../sdk/data/model/agreement/terms.ts";
import { OFFER_IRI, RESOURCE_IRI } from "../catalogue/dataset.ts";
import { exchangeError } from "../catalogue/errors.ts";
import { importOffer } from "../catalogue/import-offer.ts";
import { reader } from "../catalogue/read.ts";
import type { JsonObject } from "../dsp/model/json.ts";
import type { Policy } from "../dsp/model/policy.ts";

/** What an agreement has beside its policy: the terms that are signed follow from both. */
export interface Particulars {
  /** Id of the offer on the chain. */
  readonly offer: string;
  readonly consumer: number;
  readonly start: number;
  readonly end: number;
  readonly nonce: bigint;
  readonly deadline: number;
}

const read = reader("ODRL_INVALID");

/** The chain's id of the offer that is negotiated about. @throws `ODRL_INVALID` */
export function offerIdOf(policy: Policy): string {
  const id = policy["@id"];
  if (!id.startsWith(OFFER_IRI)) throw read.fail("offer.@id", id, `${OFFER_IRI}0x...: an offer of the chain`);
  return read.bytes32(id.slice(OFFER_IRI.length), "offer.@id");
}

export const particularsJson = ({ nonce, ...rest }: Particulars): JsonObject => ({ ...rest, nonce: String(nonce) });

/** @throws `ODRL_INVALID` */
export function particularsOf(terms: JsonObject): Particulars {
  const whole = (name: string) => read.whole(terms[name], `terms.${name}`);
  return {
    offer: read.bytes32(terms.offer, "terms.offer"),
    consumer: whole("consumer"),
    start: whole("start"),
    end: whole("end"),
    nonce: read.wholeBig(terms.nonce, "terms.nonce"),
    deadline: whole("deadline"),
  };
}

/**
 * The terms of the chain that a policy and its particulars say. A price is refused: who pays in, and gets back what is left, is agreed on the chain.
 *
 * @throws `ODRL_UNSUPPORTED`, `ODRL_INVALID`
 */
export function agreementTerms(policy: Policy, particulars: Particulars, chainId: number): AgreementTerms {
  const offer = importOffer(policy, { chainId });
  const { resource, provider, policyHash, purposes, maxUses, rate, computeOnly, minGroupSize, dispute, price } = offer;
  if (policy.target !== `${RESOURCE_IRI}${resource}`) {
    throw read.fail("target", policy.target, `${RESOURCE_IRI}${resource}, which the offer is of`);
  }
  if (price !== undefined) {
    const values = { field: "obligation", value: "compensate" };
    throw exchangeError("ODRL_UNSUPPORTED", "obligation: an agreement with a price is negotiated on the chain", values);
  }
  const { start, end } = particulars;
  if (start < offer.validFrom || end > offer.validTo || start > end) {
    throw read.fail("terms.start", `${start} to ${end}`, `within ${offer.validFrom} to ${offer.validTo}`);
  }
  return {
    ...particulars,
    resource,
    provider,
    policyHash,
    purposes,
    maxUses,
    ...(rate !== undefined && { rate }),
    ...(dispute !== undefined && { dispute }),
    ...(computeOnly !== undefined && { computeOnly }),
    ...(minGroupSize !== undefined && { minGroupSize }),
  };
}
