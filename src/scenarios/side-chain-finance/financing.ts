import { id as hashText } from "ethers";
import { conditionLeg } from "../../sdk/anchoring/model/condition-leg.ts";
import type { Fact } from "../../sdk/anchoring/model/fact.ts";
import { unitsLeg } from "../../sdk/ledger/model/legs.ts";
import { settleAndWait } from "../../sdk/settlement/actions/deals/settle.ts";
import { type Consent, signDeal } from "../../sdk/settlement/model/consent.ts";
import { proceedsFloor } from "../../sdk/settlement/model/day-count.ts";
import type { Deal } from "../../sdk/settlement/model/deal.ts";
import { soon } from "../supply-chain-finance/deals.ts";
import { confirm, type Delivery, type Desk, register } from "../supply-chain-finance/undertaking.ts";
import { MAX_AGE } from "./bank-rule.ts";
import type { MainParties } from "./parties.ts";

/** Discount a year, in basis points. */
const RATE = 350;

/** A deal that both sides signed, and anybody may bring. */
export interface SignedDeal {
  readonly deal: Deal;
  readonly consents: readonly Consent[];
  readonly price: bigint;
}

/** The supplier's invoice becomes a receivable that its buyer owes. */
export async function confirmReceivable(
  desk: Desk,
  { steel, forge }: MainParties,
  delivery: Omit<Delivery, "seller" | "buyer">,
) {
  const registered = await register(desk, { ...delivery, seller: forge, buyer: steel });
  return confirm(desk, steel, registered);
}

/** The whole receivable against cash, on the bank's conditions: it signs them with the payment. */
export async function signFinancing(
  { stage, money, days }: Desk,
  { north, forge }: MainParties,
  { instrument, face, facts, nonce }: FinancingTerms,
): Promise<SignedDeal> {
  const { deployment } = stage;
  const price = proceedsFloor({ face, rate: RATE, basis: "Act360", days: days.payment - days.today });
  const deal: Deal = {
    legs: [
      ...facts.map((fact) => conditionLeg(deployment, { fact, asker: north.account, maxAge: MAX_AGE })),
      unitsLeg(deployment, { instrument, from: forge.account, to: north.account, amount: face }),
      { asset: money.cash, from: north.account, to: forge.account, amount: price },
    ],
    ref: hashText("framework agreement of Lake Forge and North Bank"),
    deadline: await soon(north),
  };
  const consents = await Promise.all(
    [north, forge].map(async ({ maker, account }) => {
      return { party: account, nonce, signature: await signDeal(maker, deployment, deal, nonce) };
    }),
  );
  return { deal, consents, price };
}

export interface FinancingTerms {
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly face: bigint;
  /** What has to hold on the side chain when the bank pays. */
  readonly facts: readonly Fact[];
  readonly nonce: bigint;
}

/** Lake Forge brings the deal: it wants the money. @returns Gas of the transaction. */
export async function bring({ forge }: MainParties, { deal, consents }: SignedDeal): Promise<bigint> {
  return (await settleAndWait(forge.client, { deal, consents })).receipt.gasUsed;
}

/** The same deal without its conditions, under the signatures that there are. */
export function withoutConditions({ deal, consents, price }: SignedDeal): SignedDeal {
  const legs = deal.legs.filter(({ from, to, asset }) => to !== asset && from !== asset);
  return { deal: { ...deal, legs }, consents, price };
}
