import { id as hashText } from "ethers";
import { getLienAsset } from "../../sdk/ledger/actions/liens/get-lien-asset.ts";
import { instrumentsContract } from "../../sdk/ledger/contracts.ts";
import { transferCashAndWait } from "../../sdk/settlement/actions/cash/transfer-cash.ts";
import { balanceDays, interestCeil } from "../../sdk/settlement/model/day-count.ts";
import { settleBetween, soon } from "./deals.ts";
import { passUnits, release } from "./ledger.ts";
import { yuan } from "../shared/yuan.ts";
import type { Parties, Party, TwoPeople } from "./parties.ts";
import { askForQuotes, type BestQuote } from "./quotes.ts";
import type { Desk } from "./undertaking.ts";

/** What the parts of the play add up to, in minor units. */
export const FACE = 1_000_000_01n;
const TO_CASTINGS = 600_000_37n;
const TO_MOULDS = 250_000_19n;
export const SOLD = 150_000_07n;
export const PLEDGED = 200_000_00n;
export const LENT = 180_000_00n;
/** Of the loan: 4.35 % a year. */
const LOAN_RATE = 435;
const AGREEMENT = hashText("loan agreement of Ridge Castings and North Bank");

/** Each tier keeps a part, and pays the one before it with the rest. */
export async function splitAndPassOn({ stage }: Desk, { forge, castings, moulds }: Parties, id: bigint): Promise<void> {
  await passUnits(forge, id, castings, TO_CASTINGS, hashText("order RC-7719"));
  await passUnits(castings, id, moulds, TO_MOULDS, hashText("order HM-302"));
  stage.say(
    `Lake Forge pays Ridge Castings ${yuan(TO_CASTINGS)} of it, and Ridge Castings pays Hollow Moulds ${yuan(TO_MOULDS)}`,
  );
}

/** The third tier asks two banks; each seals its price, and the better one pays in the transaction that brings the units. */
export async function sellToBest(
  desk: Desk,
  { moulds, north, harbour }: Parties,
  receivable: string,
): Promise<BestQuote> {
  const { stage } = desk;
  const bidders = [
    { bank: north, rate: 410 },
    { bank: harbour, rate: 365 },
  ];
  const quotes = await askForQuotes(desk, moulds, { receivable, amount: SOLD }, bidders);
  for (const { bank, quote } of quotes) {
    const { rate, price, days: term } = quote;
    stage.say(`${bank.name} quotes ${(rate / 100).toFixed(2)} % for ${term} days: ${yuan(price)} for ${yuan(SOLD)}`);
  }
  const [best] = quotes;
  if (best === undefined || quotes.length !== bidders.length) throw new Error(`${quotes.length} quotes count`);
  await settleBetween(stage, [moulds, best.bank], best.deal);
  stage.say(`Hollow Moulds takes the best: ${best.bank.name} pays, and gets the units, or neither`);
  return best;
}

export interface SaleTerms {
  readonly seller: Party;
  readonly buyer: TwoPeople;
  readonly id: bigint;
  readonly amount: bigint;
  readonly price: bigint;
  readonly recourse: boolean;
}

/** Units against cash. */
export async function sell({ stage, money }: Desk, terms: SaleTerms): Promise<string> {
  const { seller, buyer, id, amount, price, recourse } = terms;
  const asset = await instrumentsContract(seller.client).getAddress();
  const legs = [
    { asset, id, from: seller.account, to: buyer.account, amount },
    { asset: money.cash, from: buyer.account, to: seller.account, amount: price },
  ];
  const ref = hashText(`contract of sale of ${seller.name} and ${buyer.name}`);
  return settleBetween(stage, [seller, buyer], { legs, recourse, ref, deadline: await soon(seller) });
}

/** A loan against a pledge: the units stay with their owner, who cannot move them. */
export async function pledgeForLoan({ stage, money }: Desk, { castings, north }: Parties, id: bigint): Promise<void> {
  const asset = await getLienAsset(castings.client);
  const legs = [
    { asset, id, from: castings.account, to: north.account, amount: PLEDGED },
    { asset: money.cash, from: north.account, to: castings.account, amount: LENT },
  ];
  await settleBetween(stage, [castings, north], { legs, ref: AGREEMENT, deadline: await soon(castings) });
  stage.say(`Ridge Castings pledges ${yuan(PLEDGED)} to North Bank for a loan of ${yuan(LENT)}`);
}

/** The loan is repaid with its interest, and the pledge given back. */
export async function repayLoan(desk: Desk, { castings, north }: Parties, id: bigint): Promise<bigint> {
  const { days, money, stage } = desk;
  const interest = interestCeil(balanceDays(LENT, days.payment - days.today), { rate: LOAN_RATE, basis: "Act360" });
  await transferCashAndWait(castings.client, { cash: money.cash, to: north.account, amount: LENT + interest });
  await release(north, id, castings, PLEDGED, AGREEMENT);
  stage.say(`Ridge Castings repays ${yuan(LENT)} and ${yuan(interest)} of interest; North Bank gives the pledge back`);
  return interest;
}
