import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { checkNumber } from "../../../core/whole.ts";
import { agreementsContract } from "../../contracts.ts";
import { type GetAgreementReturnType, getAgreement } from "./get-agreement.ts";

export interface ListAgreementsParameters {
  readonly offer?: string;
  /** Organisation that is to use the data. */
  readonly consumer?: number;
  /** Organisation whose data they are. */
  readonly provider?: number;
}

/**
 * The agreements under an offer, or of a consumer or provider, in the order in which they were proposed, those that are over as well.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { listAgreements } from "tallystick/data";
 *
 * const ours = await listAgreements(client, { consumer: 2 });
 */
export async function listAgreements(
  client: Client,
  parameters: ListAgreementsParameters = {},
): Promise<GetAgreementReturnType[]> {
  const offer = parameters.offer === undefined ? undefined : checkBytes32("offer", parameters.offer);
  const consumer = parameters.consumer === undefined ? undefined : checkNumber("consumer", parameters.consumer);
  const provider = parameters.provider === undefined ? undefined : checkNumber("provider", parameters.provider);
  const contract = agreementsContract(client);
  const { block } = deployedContract(client.deployment, "Agreements", "data");
  const found: GetAgreementReturnType[] = [];
  const filter = contract.filters.AgreementProposed(undefined, offer, consumer);
  for await (const { args } of queryEvents(client, contract, filter, { fromBlock: block })) {
    if (provider !== undefined && Number(args.terms.provider) !== provider) continue;
    found.push(await getAgreement(client, { agreement: args.agreement }));
  }
  return found;
}
