import type { BlockTag } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { findEvent } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { safe } from "../../../core/whole.ts";
import { agreementsContract } from "../../contracts.ts";
import { priceFrom } from "../../model/agreement/offer-from.ts";
import type { AgreementTerms } from "../../model/agreement/terms.ts";
import { termsFrom } from "../../model/agreement/terms-from.ts";
import { AGREEMENT_STATES, type AgreementState, nameOf } from "../../model/states.ts";

export interface GetAgreementParameters {
  readonly agreement: string;
  /** Block whose state is read. @default the newest */
  readonly blockTag?: BlockTag;
}

export interface GetAgreementReturnType {
  readonly agreement: string;
  readonly state: Exclude<AgreementState, "None">;
  readonly terms: AgreementTerms;
  /** How many uses there were: the number of the last one. */
  readonly uses: number;
}

/**
 * Reads an agreement, with the terms that it is the digest of. Of a price that is neither its offer's nor paid into, the terms have
 * the hash.
 *
 * @throws `NOT_FOUND`, `EVENT_MISSING`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getAgreement } from "tallystick/data";
 *
 * const { state, uses, terms } = await getAgreement(client, { agreement });
 */
export async function getAgreement(
  client: Client,
  { agreement: given, blockTag = "latest" }: GetAgreementParameters,
): Promise<GetAgreementReturnType> {
  const agreement = checkBytes32("agreement", given);
  const contract = agreementsContract(client);
  const record = await rpc(() => contract.agreementOf(agreement, { blockTag }));
  const state = nameOf(AGREEMENT_STATES, record.state);
  // One without parties is terms that nobody brought, which their subject refused.
  if (state === "None" || record.provider === 0n)
    throw sdkError("NOT_FOUND", `no agreement ${agreement}`, { agreement });
  const { block } = deployedContract(client.deployment, "Agreements", "data");
  const proposed = await findEvent(client, contract, contract.filters.AgreementProposed(agreement), block);
  if (proposed === undefined) {
    const values = { event: "AgreementProposed", agreement };
    throw sdkError("EVENT_MISSING", `no AgreementProposed of ${agreement}`, values);
  }
  const { terms } = proposed.args;
  const opened = await findEvent(client, contract, contract.filters.OfferOpened(terms.offer), block);
  const paid = await findEvent(client, contract, contract.filters.EscrowOpened(agreement), block);
  const prices = [opened?.args.price, paid?.args.price].flatMap((each) => (each && priceFrom(each)) ?? []);
  return { agreement, state, terms: termsFrom(terms, prices), uses: safe("uses", record.uses) };
}
