import type { Client } from "../../core/client.ts";
import { requireBlock } from "../../core/require-block.ts";
import { checkNumber } from "../../core/whole.ts";
import type { GetAgreementReturnType } from "../actions/agreements/get-agreement.ts";
import { listAgreements } from "../actions/agreements/list-agreements.ts";
import { listOffers } from "../actions/agreements/list-offers.ts";
import { type ListedResource, listResources } from "../actions/catalog/list-resources.ts";
import { listComputations } from "../actions/computations/list-computations.ts";
import { type AccessLine, accessLines } from "./access-line.ts";
import { type AgreementLine, agreementLine } from "./agreement-line.ts";
import { type JobLine, jobLine } from "./job-line.ts";
import { type OfferLine, offerLine } from "./offer-line.ts";

/** What a consumer of data sees: `CONSUMER_SCREEN_SCHEMA` is its form as JSON. */
export interface ConsumerScreen {
  /** Organisation. */
  readonly org: number;
  /** Time of the newest block when it was read, in seconds since 1970. */
  readonly at: number;
  /** Offers of others that can be asked for now. */
  readonly offers: readonly OfferLine[];
  /** What it negotiates, with whose turn it is; what came to nothing is not there. */
  readonly requests: readonly AgreementLine[];
  /** What was agreed, what is over as well. */
  readonly agreements: readonly AgreementLine[];
  /** Accesses that it has neither acknowledged nor disputed. */
  readonly toAcknowledge: readonly AccessLine[];
  /** Jobs that it proposed. */
  readonly jobs: readonly JobLine[];
}

export interface ReadConsumerScreenParameters {
  /** Organisation that uses the data: a member. */
  readonly org: number;
}

const NEGOTIATED = ["Requested", "Offered", "Agreed"];
const OVER_BEFORE = ["Countered", "Terminated"];

/**
 * Reads what a consumer of data sees. What happens meanwhile may be in one part of it and not yet in another.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { readConsumerScreen } from "tallystick/data";
 *
 * const { offers, toAcknowledge } = await readConsumerScreen(client, { org: 2 });
 */
export async function readConsumerScreen(
  client: Client,
  parameters: ReadConsumerScreenParameters,
): Promise<ConsumerScreen> {
  const org = checkNumber("org", parameters.org);
  const { timestamp: at } = await requireBlock(client.provider, "latest");
  const found = await listAgreements(client, { consumer: org });
  const lines = found.map(agreementLine);
  const accesses = await accessLines(client, found);
  const jobs = await listComputations(client, { requester: org });
  return {
    org,
    at,
    offers: await visibleOffers(client, org, at, found),
    requests: lines.filter(({ state }) => NEGOTIATED.includes(state)),
    agreements: lines.filter(({ state }) => !NEGOTIATED.includes(state) && !OVER_BEFORE.includes(state)),
    toAcknowledge: accesses.filter(({ state }) => state === "Delivered"),
    jobs: jobs.map(jobLine),
  };
}

async function visibleOffers(
  client: Client,
  org: number,
  at: number,
  agreements: readonly GetAgreementReturnType[],
): Promise<OfferLine[]> {
  const dealtIn = new Set(agreements.map(({ terms }) => terms.resource));
  // What is for its parties alone is shown to who deals in it already.
  const isVisible = ({ resource, status, visibility }: ListedResource) =>
    status === "Active" && (visibility !== "Parties" || dealtIn.has(resource));
  const visible = new Set((await listResources(client)).filter(isVisible).map(({ resource }) => resource));
  return (await listOffers(client))
    .filter(({ offer, closed }) => !closed && offer.provider !== org && visible.has(offer.resource))
    .map(offerLine)
    .filter(({ validFrom, validTo }) => validFrom <= at && at <= validTo);
}
