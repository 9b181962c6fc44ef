import { id } from "ethers";
import { acceptQuoteAndWait } from "../../sdk/board/actions/accept-quote.ts";
import { commitQuote, commitQuoteAndWait } from "../../sdk/board/actions/commit-quote.ts";
import { getQuote } from "../../sdk/board/actions/get-quote.ts";
import { getTrade } from "../../sdk/board/actions/get-trade.ts";
import { getTradeDeal } from "../../sdk/board/actions/get-trade-deal.ts";
import { getTradeDeposit } from "../../sdk/board/actions/get-trade-deposit.ts";
import { postAsk, postAskAndWait } from "../../sdk/board/actions/post-ask.ts";
import { presentTradeDocumentsAndWait } from "../../sdk/board/actions/present-trade-documents.ts";
import { reportTradeAndWait } from "../../sdk/board/actions/report-trade.ts";
import { revealQuote, revealQuoteAndWait } from "../../sdk/board/actions/reveal-quote.ts";
import { satisfyTradeAndWait } from "../../sdk/board/actions/satisfy-trade.ts";
import { settleTradeAndWait } from "../../sdk/board/actions/settle-trade.ts";
import { askId, completeAsk } from "../../sdk/board/model/ask.ts";
import { generateAskKey } from "../../sdk/board/model/ask-key.ts";
import { completeHolding, holdingHash, reservationRef } from "../../sdk/board/model/holding.ts";
import { openAskQuote } from "../../sdk/board/model/open-ask-quote.ts";
import { completeQuote, quoteHash } from "../../sdk/board/model/quote.ts";
import { sealAskQuote } from "../../sdk/board/model/seal-ask-quote.ts";
import { signBoardAct } from "../../sdk/board/model/signatures.ts";
import { pledgeUnitsAndWait } from "../../sdk/ledger/actions/liens/pledge-units.ts";
import { getHolding } from "../../sdk/ledger/actions/units/get-holding.ts";
import { signDeal } from "../../sdk/settlement/model/consent.ts";
import { publishDays } from "../shared/banking-days.ts";
import { chainTime, moveClock } from "../shared/chain-clock.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import { approve } from "../shared/two-people.ts";
import { yuan } from "../shared/yuan.ts";
import { acceptedClaim, CALENDAR, FACE, FORFAITED, forfait } from "./claim.ts";
import { DEPOSIT, enrolParties, fund } from "./parties.ts";

/** Which rule an error stands for, by its usual name. */
const RULES: Readonly<Record<string, string>> = {
  Board_NotReserved: "what is reserved for one ask is in no other",
  Board_TooEarly: "no quote is opened before all are committed",
  Board_TooLate: "no quote is committed once one may be read",
};

const DAY = 86_400;
const PRICE = 981_000_00n;

/** A forfaited claim is sold on: nobody reads the seller's name in the ask, or a price before it is accepted. */
export const claimsBoard: Scenario = {
  name: "claims-board",
  title: "Board: an accepted claim is forfaited and sold on by sealed quotes, without recourse",
  movesClock: true,
  async play(stage: Stage): Promise<Outcome> {
    const { say, deployment } = stage;
    const parties = await enrolParties(stage);
    const { association, issuer, exporter, forfaiter, buyer, rival } = parties;
    const days = await publishDays(stage, CALENDAR);
    const cash = await fund(stage, parties);
    const claim = await acceptedClaim(deployment, parties, days, cash);
    await forfait(deployment, parties, claim, cash);
    say(`${issuer.name} accepts ${yuan(FACE)} in 120 days; ${forfaiter.name} forfaits it for ${yuan(FORFAITED)}`);

    // The ask.
    const { provider } = forfaiter.client;
    const time = await chainTime(provider);
    const { key, privateKey } = await generateAskKey();
    const holding = completeHolding({ id: claim, account: forfaiter.maker.address, amount: FACE });
    const ask = completeAsk({
      operator: association.org,
      asset: "CreditClaim",
      obligor: issuer.org,
      cash,
      maturityFrom: time + 100 * DAY,
      maturityTo: time + 140 * DAY,
      amountFrom: 500_000_00n,
      amountTo: 2_000_000_00n,
      commitUntil: time + DAY,
      acceptUntil: time + 3 * DAY,
      calendar: CALENDAR,
      key,
      conditions: id("URF 800; acceptance advice"),
      holding: holdingHash(holding),
    });
    const offer = askId(ask);
    const ref = reservationRef(offer, holding.salt);
    const pledge = { instrument: claim, pledgee: association.org, amount: FACE, ref };
    await pledgeUnitsAndWait(forfaiter.client, { ...pledge, enforceableFrom: ask.maturityTo });
    const posting = await approve(forfaiter, (signer) => signBoardAct(signer, deployment, "post", ask));
    await postAskAndWait(association.client, { ask, holding, approval: posting });
    say(
      `a claim on ${issuer.name} between ${yuan(ask.amountFrom)} and ${yuan(ask.amountTo)} is offered, by nobody's name`,
    );
    const second = { ...ask, conditions: id("once more") };
    const secondly = await approve(forfaiter, (signer) => signBoardAct(signer, deployment, "post", second));
    const twice = await attempt("a second ask for the same claim", "Board_NotReserved", () =>
      postAsk(association.client, { ask: second, holding, approval: secondly }),
    );

    // Quotes.
    const quoteBy = (by: typeof buyer, price: bigint) =>
      completeQuote({
        ask: offer,
        bidder: by.org,
        account: by.maker.address,
        amount: FACE,
        price,
        method: "DiscountToYield",
        rate: 57_000,
        expiry: ask.acceptUntil,
      });
    const [quote, other] = [quoteBy(buyer, PRICE), quoteBy(rival, PRICE - 1_000_00n)];
    const { expiry } = quote;
    await commitQuoteAndWait(buyer.client, { ask: offer, hash: quoteHash(quote), expiry });
    await commitQuoteAndWait(rival.client, { ask: offer, hash: quoteHash(other), expiry });
    const seal = async (by: typeof buyer, of: typeof quote) => {
      const byBidder = await approve(by, (signer) => signBoardAct(signer, deployment, "quote", of));
      return sealAskQuote({ ask, quote: of, byBidder });
    };
    const { envelope, sealed } = await seal(buyer, quote);
    const early = await attempt("a quote opened before its time", "Board_TooEarly", () =>
      revealQuote(buyer.client, { ask: offer, sealed }),
    );
    await moveClock(provider, ask.commitUntil + 1);
    await revealQuoteAndWait(buyer.client, { ask: offer, sealed });
    await revealQuoteAndWait(rival.client, { ask: offer, sealed: (await seal(rival, other)).sealed });
    const late = await attempt("a quote after the first was opened", "Board_TooLate", () =>
      commitQuote(forfaiter.client, { ask: offer, hash: id("better"), expiry }),
    );

    // The match, documents, payment. The seller knows the quote of the envelope alone.
    const opened = await openAskQuote({ ask, privateKey, envelope });
    const match = { ask, holding, quote: opened.quote };
    const deal = await getTradeDeal(forfaiter.client, match);
    const consent = { party: forfaiter.maker.address, nonce: 2n };
    const bySeller = { ...consent, signature: await signDeal(forfaiter.maker, deployment, deal, 2n) };
    const accepted = { ...match, byBidder: opened.byBidder, consent: bySeller };
    const { trade } = await acceptQuoteAndWait(forfaiter.client, accepted);
    const lapsed = await getQuote(rival.client, { ask: offer, bidder: rival.org });
    say(`${forfaiter.name} takes ${yuan(PRICE)} of ${buyer.name}; the other quote lapses by itself`);
    const documents = id("acceptance advice");
    await presentTradeDocumentsAndWait(forfaiter.client, { trade, documents });
    const examined = { trade, documents, deadline: (await chainTime(provider)) + 3_600 };
    const satisfied = await approve(buyer, (signer) => signBoardAct(signer, deployment, "satisfy", examined));
    await satisfyTradeAndWait(buyer.client, { ...examined, approval: satisfied });
    const signature = await signDeal(buyer.maker, deployment, deal, 1n);
    const byBuyer = { party: buyer.maker.address, nonce: 1n, signature };
    await settleTradeAndWait(buyer.client, {
      trade,
      bySeller: (await getTrade(buyer.client, { trade })).bySeller,
      byBuyer,
    });
    await reportTradeAndWait(association.client, { trade });
    const { balance } = await getHolding(buyer.client, { instrument: claim, holder: buyer.maker.address });
    const { state, settled } = await getTrade(buyer.client, { trade });
    const deposit = await getTradeDeposit(buyer.client, { cash, org: buyer.org });
    say(`documents by the availability date, claim against money, report to ${association.name}`);

    const refused = [twice, early, late];
    for (const { what, reported } of refused) say(`${what}: refused, ${RULES[reported ?? ""] ?? "NOT REPORTED"}`);
    const faults: Fault[] = [
      ...refused,
      observed("the quote that was not taken lapsed", lapsed.state === "Lapsed", "Lapsed"),
      observed("the buyer has the claim", settled && state === "Reported" && balance === FACE, "Settled"),
      observed("the buyer has its deposit again", deposit === DEPOSIT, "Returned"),
    ];
    const missed = faults.filter(({ reported }) => reported === undefined);
    return {
      ok: missed.length === 0,
      facts: {
        claim: `${yuan(FACE)} on ${issuer.name}, of ${exporter.name}`,
        "sold on for": yuan(PRICE),
        refused: `${refused.length - refused.filter(({ reported }) => reported === undefined).length} of ${refused.length} false acts`,
        "not reported": missed.map(({ what }) => what).join(", ") || "nothing",
      },
    };
  },
};
