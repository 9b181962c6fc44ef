import { getUnit } from "../../sdk/custody/actions/get-unit.ts";
import { handOverManyAndWait } from "../../sdk/custody/actions/hand-over-many.ts";
import type { ConcludedHandover } from "../../sdk/custody/model/concluded.ts";
import type { Handover, HandoverAcceptance, HandoverOffer } from "../../sdk/custody/model/handover.ts";
import { handoverMessage, handoverOfferMessage, parseHandoverOfferMessage } from "../../sdk/custody/model/message.ts";
import { signHandoverAcceptance, signHandoverOffer } from "../../sdk/custody/model/sign.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";
import type { Hand } from "./parties.ts";

const HOUR = 3_600;

/** What is different from a handover in which both find what is on record. */
export interface Differences {
  readonly condition?: HandoverAcceptance["condition"];
  /** What the receiver measures. */
  readonly taken?: number;
}

/** From whom to whom, by which step, to where. */
export interface Way {
  readonly from: Hand;
  readonly to: Hand;
  readonly step: number;
  readonly site: number;
}

/**
 * A handover between two devices without network: the giver's makes an offer, the receiver's reads it as a message, weighs and
 * signs. Anybody brings it to the chain later.
 */
export async function signBoth(
  { account, deployment }: Stage,
  unit: string,
  { from, to, step, site }: Way,
  differences: Differences = {},
): Promise<Handover> {
  const { quantity, items, hops: hop } = await getUnit(from.client, { unit });
  const when = await now(from);
  const measured = { quantity, items, when };
  const offer: HandoverOffer = { unit, hop, step, to: to.org, ...measured, deadline: when + HOUR };
  const shown = handoverOfferMessage(
    deployment,
    offer,
    await signHandoverOffer(account(from.account), deployment, offer),
  );

  const read = parseHandoverOfferMessage(JSON.stringify(shown), deployment);
  const { condition = "Conformant", taken = quantity } = differences;
  const acceptance: HandoverAcceptance = { site, ...measured, quantity: taken, condition };
  return handoverMessage(
    read,
    acceptance,
    await signHandoverAcceptance(account(to.account), deployment, read.offer, acceptance),
  );
}

/** Signs handovers of many units and brings them in one transaction. */
export async function handOverAll(
  stage: Stage,
  units: readonly string[],
  way: Way,
  differences: (unit: string) => Differences = () => ({}),
): Promise<readonly ConcludedHandover[]> {
  const handovers: Handover[] = [];
  for (const unit of units) handovers.push(await signBoth(stage, unit, way, differences(unit)));
  return (await handOverManyAndWait(way.to.client, { handovers })).handovers;
}

/** The chain's time, in seconds. */
export async function now({ client }: Hand): Promise<number> {
  return chainTime(client.provider);
}
