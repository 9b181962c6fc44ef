import { id } from "ethers";
import type { Deployment } from "../../sdk/core/deployment.ts";
import type { DualApproval } from "../../sdk/members/model/dual-approval.ts";
import { assessLossAndWait } from "../../sdk/treaties/actions/assess-loss.ts";
import { bindTreatyAndWait } from "../../sdk/treaties/actions/bind-treaty.ts";
import { notifyLossAndWait } from "../../sdk/treaties/actions/notify-loss.ts";
import { postCollateralAndWait } from "../../sdk/treaties/actions/post-collateral.ts";
import { quoteTreatyAndWait } from "../../sdk/treaties/actions/quote-treaty.ts";
import { writeLineAndWait } from "../../sdk/treaties/actions/write-line.ts";
import { completeLoss, type LossDraft, type LossNotice } from "../../sdk/treaties/model/loss-notice.ts";
import { signTreatyAct, type TreatyAct, type TreatyActName } from "../../sdk/treaties/model/signatures.ts";
import { completeTreaty, type TreatyDraft, type TreatyTerms, treatyId } from "../../sdk/treaties/model/treaty-terms.ts";
import { chainTime, moveClock } from "../shared/chain-clock.ts";
import { approve, type Party } from "../shared/two-people.ts";
import type { Parties } from "./parties.ts";

/** Of the play's treaties. */
export const CALENDAR = "REINSURANCE";
export const PREMIUM = 300_000_00n;
const [HOUR, DAY] = [3_600, 86_400];

/** What two people of a party sign of a treaty, and until when. */
export async function sign<Name extends TreatyActName>(
  deployment: Deployment,
  by: Party,
  name: Name,
  act: Omit<TreatyAct<Name>, "deadline">,
): Promise<{ readonly deadline: number; readonly approval: DualApproval }> {
  const deadline = (await chainTime(by.client.provider)) + HOUR;
  const signed = { ...act, deadline } as never;
  return { deadline, approval: await approve(by, (signer) => signTreatyAct(signer, deployment, name, signed)) };
}

/** Three millions beyond one of each flood, reinstated once; two thirds of it the lead's. */
export async function termsOf(
  { cedent, lead, follower, arbiter }: Parties,
  cash: string,
  changes: Partial<TreatyDraft> = {},
): Promise<TreatyTerms> {
  const inception = (await chainTime(cedent.client.provider)) + DAY;
  return completeTreaty({
    cedent: cedent.org,
    cedentAccount: cedent.maker.address,
    arbiter: arbiter.org,
    cash,
    boundBy: inception,
    inception,
    expiry: inception + 90 * DAY,
    runOffUntil: inception + 120 * DAY,
    windowHours: 168,
    calendar: CALENDAR,
    number: id("floods of the year"),
    layers: [
      {
        kind: "ExcessOfLoss",
        limit: 3_000_000_00n,
        retention: 1_000_000_00n,
        reinstatements: 1,
        reinstatementBps: 10_000,
        premium: PREMIUM,
      },
    ],
    lines: [
      { org: lead.org, account: lead.maker.address, bps: 6_667 },
      { org: follower.org, account: follower.maker.address, bps: 3_333, collateral: 500_000_00n },
    ],
    instalments: [{ dueBy: inception + 30 * DAY, amount: PREMIUM }],
    ...changes,
  });
}

/** Signed by all, and its term begins. */
export async function bind(deployment: Deployment, parties: Parties, terms: TreatyTerms): Promise<string> {
  const { cedent, lead, follower } = parties;
  const treaty = treatyId(terms);
  await quoteTreatyAndWait(lead.client, { terms, ...(await sign(deployment, lead, "agree", { treaty })) });
  await writeLineAndWait(follower.client, { treaty, ...(await sign(deployment, follower, "agree", { treaty })) });
  await postCollateralAndWait(follower.client, { treaty, amount: 500_000_00n });
  await bindTreatyAndWait(cedent.client, { treaty, ...(await sign(deployment, cedent, "agree", { treaty })) });
  await moveClock(cedent.client.provider, terms.inception);
  return treaty;
}

/** A flood, now. */
export async function flood(
  { cedent }: Parties,
  treaty: string,
  changes: Partial<LossDraft> = {},
): Promise<LossNotice> {
  const happenedAt = await chainTime(cedent.client.provider);
  const items = [{ happenedAt, attachedAt: happenedAt - HOUR, amount: 3_500_000_00n }];
  const keys = [id("policy 7, flood of the spring")];
  return completeLoss({ treaty, keys, items, deadline: happenedAt + HOUR, ...changes });
}

/** Brings a notice that two people of the cedent signed. @returns The loss. */
export async function advise(deployment: Deployment, { cedent }: Parties, notice: LossNotice): Promise<string> {
  const approval = await approve(cedent, (signer) => signTreatyAct(signer, deployment, "notify", notice));
  return (await notifyLossAndWait(cedent.client, { notice, approval })).loss;
}

/** The lead takes the loss at an amount. */
export async function assess(deployment: Deployment, { lead }: Parties, loss: string, amount: bigint): Promise<void> {
  const signed = await sign(deployment, lead, "assess", { loss, amount });
  await assessLossAndWait(lead.client, { loss, amount, ...signed });
}
