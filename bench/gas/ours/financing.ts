import { ZeroHash } from "ethers";
import { CONFIRMATION_TYPES } from "../../../src/sdk/receivables/model/undertaking.ts";
import { CONSENT_TYPES } from "../../../src/sdk/settlement/model/consent.ts";
import { type Chain, gasOf, START } from "../chain.ts";
import { word } from "../dense.ts";
import type { MeasuredFact } from "./anchoring.ts";
import { approve, CALENDAR, DEADLINE, type FinancingSystem, openFinancing } from "./financing-system.ts";
import type { System } from "./system.ts";

const DAY = 86_400;
const FACE = 0x7171_7171n;
const PART = 0x7171n;
const PRICE = 0x7070n;
const NO_DATA = "0x";

/** A receivable's way: registered, confirmed, passed on, sold against cash, pledged, paid and redeemed. */
export async function financing(chain: Chain, system: System, fact: MeasuredFact): Promise<Record<string, number>> {
  const finance = await openFinancing(chain, system);
  const { instruments, receivables, obligor, bank, next, fifty, cash } = finance;
  const { maker, relayer } = system;
  const byMaker = receivables.connect(maker);
  const ledger = instruments.connect(maker);

  const terms = (label: string) => ({
    creditor: 1,
    holder: maker.address,
    obligor: 2,
    guarantor: 0,
    face: FACE,
    cash: String(cash.target),
    calendar: CALENDAR,
    dueDay: Math.floor(START / DAY) + 90,
    graceDays: 3,
    lateRate: 0x0171,
    documents: word(`${label} documents`),
    keys: [word(`${label} key`)],
    salt: word(`${label} salt`),
  });
  const domain = await finance.domainOf("Tallystick Receivables", receivables);
  const register = (label: string) => gasOf(byMaker.register([terms(label)], [[word(`${label} economics`)]]));
  const confirm = async (label: string) => {
    const message = { receivables: [terms(label)], deadline: DEADLINE };
    const approval = await approve(obligor, domain, CONFIRMATION_TYPES, message);
    return gasOf(receivables.connect(relayer).confirm(message.receivables, DEADLINE, approval));
  };

  await register("warm-up");
  const registered = await register("measured");
  await confirm("warm-up");
  const confirmed = await confirm("measured");
  const id = (await instruments.queryFilter(instruments.filters.InstrumentIssued())).at(-1)?.args.id as bigint;

  const splitNew = await gasOf(ledger.safeTransferFrom(maker.address, next.address, id, PART, NO_DATA));
  const splitExisting = await gasOf(ledger.safeTransferFrom(maker.address, next.address, id, PART, NO_DATA));
  const splitFifty = await gasOf(
    ledger.passToMany(
      id,
      [...fifty],
      fifty.map(() => PART),
      ZeroHash,
    ),
  );
  await sell(finance, system, id, 1n);
  const sold = await sell(finance, system, id, 2n);
  const exchanged = await exchange(finance, system, 3n);
  const conditional = await exchange(finance, system, 4n, fact);
  const pledge = (label: string) => gasOf(ledger.pledge(id, 3, PART, START + 100 * DAY, word(label)));
  await pledge("warm-up loan");
  const pledged = await pledge("loan");

  await (await cash.connect(obligor.maker).approve(await instruments.getAddress(), 2n ** 255n)).wait();
  const paid = await gasOf(instruments.connect(obligor.maker).pay(id, FACE));
  await instruments.connect(relayer).redeem(id, bank.maker.address);
  return {
    "receivable-register": registered,
    "receivable-confirm": confirmed,
    "receivable-split-new": splitNew,
    "receivable-split-existing": splitExisting,
    "receivable-split-50": splitFifty,
    "settlement-dvp": sold,
    "settlement-pvp": exchanged,
    "settlement-pvp-with-fact": conditional,
    "receivable-pledge": pledged,
    "receivable-pay": paid,
    "receivable-redeem": await gasOf(instruments.connect(relayer).redeem(id, next.address)),
  };
}

/** Units against the bank's cash: two legs, two signatures, and the case that finances the invoice and uses the bank's limit. */
const sell = async (finance: FinancingSystem, system: System, id: bigint, nonce: bigint): Promise<number> =>
  settle(finance, system, { asset: await finance.instruments.getAddress(), id }, nonce);

/** One currency against another; the bank may ask for a fact of another chain. */
const exchange = (finance: FinancingSystem, system: System, nonce: bigint, fact?: MeasuredFact): Promise<number> =>
  settle(finance, system, { asset: String(finance.otherCash.target), id: 0n }, nonce, fact);

async function settle(
  { settlement, cash, bank, domainOf }: FinancingSystem,
  { maker: seller, relayer }: System,
  sold: { readonly asset: string; readonly id: bigint },
  nonce: bigint,
  fact?: MeasuredFact,
): Promise<number> {
  const buyer = bank.maker;
  const legs = [
    { ...sold, from: seller.address, to: buyer.address, amount: PART },
    { asset: String(cash.target), id: 0n, from: buyer.address, to: seller.address, amount: PRICE },
  ];
  if (fact !== undefined) {
    const { conditions, id, maxAge } = fact;
    legs.push({ asset: conditions, id, from: buyer.address, to: conditions, amount: BigInt(maxAge) });
  }
  const deal = { legs, ref: word("factoring contract"), recourse: false, deadline: DEADLINE };
  const domain = await domainOf("Tallystick Settlement", settlement);
  const consents = await Promise.all(
    [seller, buyer].map(async (party) => ({
      party: party.address,
      nonce,
      signature: await party.signTypedData(domain, CONSENT_TYPES, { deal, nonce }),
      checker: NO_DATA,
    })),
  );
  return gasOf(settlement.connect(relayer).settle(deal, consents));
}
