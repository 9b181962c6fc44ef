import { getLienAsset } from "../../sdk/ledger/actions/liens/get-lien-asset.ts";
import { getReleaseAsset } from "../../sdk/ledger/actions/liens/get-release-asset.ts";
import { pledgeLeg, releaseLeg, unitsLeg } from "../../sdk/ledger/model/legs.ts";
import { settleAndWait } from "../../sdk/settlement/actions/deals/settle.ts";
import { signDeal } from "../../sdk/settlement/model/consent.ts";
import type { Leg } from "../../sdk/settlement/model/deal.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";
import type { Party } from "../shared/two-people.ts";

const HOUR = 3_600;

/** Part of a bill, and money for it. */
export interface Trade {
  readonly lot: bigint;
  readonly amount: bigint;
  readonly cash: string;
  readonly price: bigint;
}

/** A bill or a part of it against money, both or neither: a discount, and a rediscount outright. */
export function sell(stage: Stage, seller: Party, buyer: Party, { lot, amount, cash, price }: Trade): Promise<void> {
  const [from, to] = [seller.maker.address, buyer.maker.address];
  const legs = [
    unitsLeg(stage.deployment, { instrument: lot, from, to, amount }),
    { asset: cash, from: to, to: from, amount: price },
  ];
  return settled(stage, [seller, buyer], legs);
}

/** The near leg of a repo: the bill is pledged against money. */
export async function pledge(stage: Stage, borrower: Party, lender: Party, trade: Trade, ref: string): Promise<void> {
  const { lot: instrument, amount, cash, price } = trade;
  const [owner, pledgee] = [borrower.maker.address, lender.maker.address];
  const given = pledgeLeg(await getLienAsset(borrower.client), { instrument, owner, pledgee, amount });
  const paid = { asset: cash, from: pledgee, to: owner, amount: price };
  await settled(stage, [borrower, lender], [given, paid], ref);
}

/** Its far leg: the bill goes back against the repurchase price. */
export async function repurchase(stage: Stage, borrower: Party, lender: Party, trade: Trade, ref: string) {
  const { lot: instrument, amount, cash, price } = trade;
  const [owner, pledgee] = [borrower.maker.address, lender.maker.address];
  const back = releaseLeg(await getReleaseAsset(borrower.client), { instrument, owner, pledgee, amount });
  const paid = { asset: cash, from: owner, to: pledgee, amount: price };
  await settled(stage, [lender, borrower], [back, paid], ref);
}

/** All legs or none: each of those who give signs. */
async function settled({ deployment }: Stage, givers: readonly Party[], legs: readonly Leg[], ref?: string) {
  const [first] = givers as [Party, ...Party[]];
  const deadline = (await chainTime(first.client.provider)) + HOUR;
  const deal = { legs, recourse: true, deadline, ...(ref !== undefined && { ref }) };
  const nonce = BigInt(deadline);
  const consents = givers.map(async ({ maker }) => {
    return { party: maker.address, nonce, signature: await signDeal(maker, deployment, deal, nonce) };
  });
  await settleAndWait(first.client, { deal, consents: await Promise.all(consents) });
}
