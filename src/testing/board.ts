/** A claim that a bank has, two banks that quote for it, and the association's operator, on a chain of Hardhat's. */
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { id, type Signer, toBeHex } from "ethers";
import type { FullClient } from "../sdk/all.ts";
import { boardContract } from "../sdk/board/contracts.ts";
import { type Ask, type AskDraft, askId, completeAsk } from "../sdk/board/model/ask.ts";
import { completeHolding, type Holding, holdingHash, reservationRef } from "../sdk/board/model/holding.ts";
import { completeQuote, type Quote, quoteHash } from "../sdk/board/model/quote.ts";
import { type BoardActName, type BoardActs, signBoardAct } from "../sdk/board/model/signatures.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { membersContract } from "../sdk/members/contracts.ts";
import type { DualApproval } from "../sdk/members/model/dual-approval.ts";
import { dutyBits } from "../sdk/members/model/duties.ts";
import { type Consent, signDeal } from "../sdk/settlement/model/consent.ts";
import type { Deal } from "../sdk/settlement/model/deal.ts";
import { signLimitSetting } from "../sdk/settlement/model/limit-setting.ts";
import { type CaseParty, openCase } from "./case-parties.ts";
import { both, permitCase } from "./case-steps.ts";
import { openPool } from "./board-pool.ts";
import { openCredits } from "./credits.ts";

/** An ask, and what it hides. */
export interface Offer {
  readonly ask: Ask;
  readonly holding: Holding;
  /** The ask's id. */
  readonly id: string;
}

export interface BoardSystem {
  readonly deployment: Deployment;
  /** Of nobody: brings what others signed. */
  readonly relay: FullClient;
  readonly cash: string;
  readonly operator: CaseParty;
  readonly obligor: CaseParty;
  readonly seller: CaseParty;
  readonly buyer: CaseParty;
  readonly other: CaseParty;
  now(): Promise<number>;
  pass(seconds: number): Promise<void>;
  /** A claim of a million on the obligor, which the seller has: quotes for a day, acceptance for three. */
  offer(changes?: Partial<AskDraft>): Promise<Offer>;
  /** Its units are pledged, and it is posted. */
  posted(changes?: Partial<AskDraft>): Promise<Offer>;
  /** Posted for a claim that is accepted later. */
  conditional(): Promise<Offer & { accept(): Promise<void> }>;
  /** A receivable of a million, which is sold in parts of a hundred thousand at least; its units are pledged, and it is posted. */
  pool(): Promise<Offer>;
  /** What two people of a party sign. */
  sign<Name extends BoardActName>(by: CaseParty, name: Name, act: BoardActs[Name]): Promise<DualApproval>;
  consent(by: CaseParty, deal: Deal): Promise<Consent>;
  quote(by: CaseParty, offer: Offer, price: bigint, amount?: bigint): Quote;
  /** The seller's units are pledged to the operator for its ask. */
  reserve(offer: Offer): Promise<void>;
  /** Committed, and opened when its time has come. */
  firm(offer: Offer, price: bigint): Promise<Quote>;
  /** The seller takes it, all of it. @return The trade's id. */
  accept(offer: Offer, quote: Quote, by: CaseParty): Promise<string>;
  /** @return The trade's id. */
  matched(changes?: Partial<AskDraft>): Promise<string>;
}

export interface OpenBoardParameters {
  readonly ethers: HardhatEthers;
  readonly deployment: Deployment;
  readonly relayer: Signer;
}

const AMOUNT = 1_000_000n;
const PREFIX = "board-";
const CALENDAR = `${PREFIX}CN-BANK`;
const DAY = 86_400;

/** On the system of credits: the beneficiary sells what the issuer accepted. */
export async function openBoard({ ethers, deployment, relayer }: OpenBoardParameters): Promise<BoardSystem> {
  const credits = await openCredits({ ethers, deployment, relayer, prefix: PREFIX });
  const { relay, cash, issuer: obligor, beneficiary: seller, confirmer: buyer, advisor: other } = credits;
  const { council, admit } = await openCase({ ethers, deployment, relayer, firstPerson: 6_000_000 });
  const send = (method: string, ...rest: unknown[]) => ethers.provider.send(method, rest);
  const now = async () => (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  const spender = String(boardContract(relay).target);
  await permitCase(relay, council, spender);
  const operator = await admit("Association", []);
  const { enrol } = membersContract(relay).connect(operator.maker);
  await (await enrol(spender, dutyBits(["MAKER"]), 0, toBeHex(6_999_999, 20))).wait();
  for (const party of [seller, buyer, other]) {
    await party.client.cash.approveCashAndWait({ cash, spender, amount: 100_000n });
    await party.client.board.payTradeDepositAndWait({ cash, amount: 100_000n });
    const bounds = { cap: 10n ** 15n, version: 1, deadline: (await now()) + DAY };
    const setting = { principal: party.org, counterparty: obligor.org, kind: "OBLIGOR_RISK" as const, ...bounds };
    const limit = await both(party, (signer) => signLimitSetting(signer, deployment, setting));
    await relay.limits.setCreditLimitAndWait({ setting, approval: limit });
  }
  let made = 0;
  /** @return The ledger's id of what the issuer accepts. */
  const drawn = async () => {
    const terms = await credits.terms({ availability: "Deferred", tenorDays: 120, salt: id(`credit ${made}`) });
    await credits.issue(terms);
    const drawing = await credits.drawing(terms);
    const { presentation } = await seller.client.credits.presentDocumentsAndWait({ terms, drawing });
    const accept = async () => {
      const signed = await credits.sign(obligor, "accept", { presentation, refused: false });
      await relay.credits.acceptDocumentsAndWait({ terms, drawing, ...signed });
    };
    return { claim: (await relay.credits.getPresentation({ presentation })).claim, accept };
  };
  const offerOf = async (claim: bigint, changes: Partial<AskDraft>): Promise<Offer> => {
    const time = await now();
    const due = time + 120 * DAY;
    // Salts as they are drawn would cost another gas each time.
    const salt = id(`holding ${made}`);
    const holding = completeHolding({ id: claim, account: seller.maker.address, amount: AMOUNT, salt });
    const ask = completeAsk({
      operator: operator.org,
      asset: "CreditClaim",
      secondary: false,
      obligor: obligor.org,
      cash,
      maturityFrom: due - 30 * DAY,
      maturityTo: due + 30 * DAY,
      amountFrom: 900_000n,
      amountTo: 1_100_000n,
      commitUntil: time + DAY,
      acceptUntil: time + 3 * DAY,
      calendar: CALENDAR,
      key: id(`key ${made}`),
      conditions: id("URF 800"),
      holding: holdingHash(holding),
      ...changes,
    });
    return { ask, holding, id: askId(ask) };
  };
  const post = async ({ ask, holding }: Offer) =>
    relay.board.postAskAndWait({ ask, holding, approval: await on.sign(seller, "post", ask) });

  let nonces = 0n;
  const on: BoardSystem = {
    deployment,
    relay,
    cash,
    operator,
    obligor,
    seller,
    buyer,
    other,
    now,
    async pass(seconds) {
      await send("evm_increaseTime", seconds);
      await send("evm_mine");
    },
    async offer(changes = {}) {
      made++;
      const { claim, accept } = await drawn();
      await accept();
      return offerOf(claim, changes);
    },
    async conditional() {
      made++;
      const { claim, accept } = await drawn();
      const offer = await offerOf(claim, { conditional: true });
      await post(offer);
      return { ...offer, accept };
    },
    async pool() {
      made++;
      const place = {
        deployment,
        relay,
        council,
        admit,
        seller,
        buyers: [buyer, other],
        cash,
        calendar: CALENDAR,
        now,
      };
      const { enterprise, instrument } = await openPool(place, AMOUNT);
      const terms = { asset: "Receivable", obligor: enterprise.org, least: 100_000n } as const;
      const offer = await offerOf(instrument, terms);
      await on.reserve(offer);
      await post(offer);
      return offer;
    },
    async reserve({ id: offered, ask, holding }) {
      const ref = reservationRef(offered, holding.salt);
      const pledge = { instrument: holding.id, pledgee: operator.org, amount: holding.amount, ref };
      await seller.client.liens.pledgeUnitsAndWait({ ...pledge, enforceableFrom: ask.maturityTo });
    },
    async posted(changes = {}) {
      const offer = await on.offer(changes);
      await on.reserve(offer);
      await post(offer);
      return offer;
    },
    sign: (by, name, act) => both(by, (signer) => signBoardAct(signer, deployment, name, act)),
    async consent(by, deal) {
      nonces++;
      const nonce = nonces;
      return { party: by.maker.address, nonce, signature: await signDeal(by.maker, deployment, deal, nonce) };
    },
    quote: (by, { id: ask, ask: { acceptUntil } }, price, amount = AMOUNT) =>
      completeQuote({
        ask,
        bidder: by.org,
        account: by.maker.address,
        amount,
        price,
        method: "DiscountToYield",
        rate: 48_000,
        expiry: acceptUntil,
        salt: id(`quote of ${by.org} for ${ask}`),
      }),
    async firm(offer, price) {
      const quote = on.quote(buyer, offer, price);
      const { board } = buyer.client;
      await board.commitQuoteAndWait({ ask: offer.id, hash: quoteHash(quote), expiry: quote.expiry });
      await on.pass(DAY + 1);
      await board.revealQuoteAndWait({ ask: offer.id, sealed: id("sealed") });
      return quote;
    },
    async accept({ ask, holding }, quote, by) {
      const match = { ask, holding, quote };
      const consent = await on.consent(seller, await relay.board.getTradeDeal(match));
      const byBidder = await on.sign(by, "quote", quote);
      return (await relay.board.acceptQuoteAndWait({ ...match, byBidder, consent })).trade;
    },
    async matched(changes = {}) {
      const offer = await on.posted(changes);
      return on.accept(offer, await on.firm(offer, 980_000n), buyer);
    },
  };
  return on;
}
