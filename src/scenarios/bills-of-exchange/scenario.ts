import { id } from "ethers";
import { acceptBill, acceptBillAndWait } from "../../sdk/bills/actions/accept-bill.ts";
import { claimOnBill, claimOnBillAndWait } from "../../sdk/bills/actions/claim-on-bill.ts";
import { deemBillRefused, deemBillRefusedAndWait } from "../../sdk/bills/actions/deem-bill-refused.ts";
import { drawBill } from "../../sdk/bills/actions/draw-bill.ts";
import { endorseBill, endorseBillInPartAndWait } from "../../sdk/bills/actions/endorse-bill.ts";
import { getBillDue } from "../../sdk/bills/actions/get-bill-due.ts";
import { getBillLot } from "../../sdk/bills/actions/get-bill-lot.ts";
import { getBill } from "../../sdk/bills/actions/get-bill.ts";
import { getLotHistory } from "../../sdk/bills/actions/get-lot-history.ts";
import { payBillClaim, payBillClaimAndWait } from "../../sdk/bills/actions/pay-bill-claim.ts";
import { presentBillLot, presentBillLotAndWait } from "../../sdk/bills/actions/present-bill-lot.ts";
import { type BillTerms, billId } from "../../sdk/bills/model/bill-terms.ts";
import { rootLotOf } from "../../sdk/bills/model/lot-steps.ts";
import { billRepo } from "../../sdk/bills/model/repo.ts";
import { payObligationAndWait } from "../../sdk/ledger/actions/obligations/pay-obligation.ts";
import { redeemAndWait } from "../../sdk/ledger/actions/obligations/redeem.ts";
import { addBankingDays, dayOf } from "../../sdk/settlement/model/bank-calendar.ts";
import { dateText, dayNumber } from "../../sdk/settlement/model/dates.ts";
import { noonOf, publishDays } from "../shared/banking-days.ts";
import { chainTime, moveClock } from "../shared/chain-clock.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import type { Party } from "../shared/two-people.ts";
import { yuan } from "../shared/yuan.ts";
import { accept, AMOUNT, CALENDAR, draw, sign, TENOR, termsOf } from "./bill.ts";
import { pledge, repurchase, sell } from "./deals.ts";
import { enrolParties, fund } from "./parties.ts";

/** Which rule a false act breaks, by its usual name. The Law is China's Negotiable Instruments Law. */
const RULES = {
  tenor: "Measures of 2022 (No. 4) art. 25: six months at most",
  twice: "one trade, one bill",
  other: "the acceptor accepts, and nobody else",
  conditional: "Law art. 43: who accepts under a condition has refused",
  stranger: "endorsements without a gap: who holds passes it on",
  noBank: "a bill is discounted by a bank",
  pledged: "a pledged bill is not passed on",
  repo: "repo: the far leg is on a banking day before the maturity",
  early: "Law art. 53: presented from the day of maturity on",
  unrefused: "Law art. 61: recourse begins with the refusal",
  answering: "the acceptor has its days to answer",
  successor: "Law art. 69: nobody claims from those after it",
  again: "Law art. 68: who is claimed from pays, and once",
} as const;

const PART = 400_000_00n;

/** A bill is accepted, divided, discounted, rediscounted and dishonoured; recourse goes back along its chain to the acceptor. */
export const billsOfExchange: Scenario = {
  name: "bills-of-exchange",
  title: "Bill of exchange: passed on in part, discounted, dishonoured, and recourse walks the chain",
  movesClock: true,
  async play(stage: Stage): Promise<Outcome> {
    const { say, deployment } = stage;
    const parties = await enrolParties(stage);
    const { drawer, acceptor, payee, supplier, discounter, lender } = parties;
    const days = await publishDays(stage, CALENDAR);
    const cash = await fund(stage, parties);
    const refused: (Fault & { readonly rule: string })[] = [];
    const refuse = async (rule: keyof typeof RULES, what: string, code: string, act: () => Promise<unknown>) => {
      refused.push({ ...(await attempt(what, code, act)), rule: RULES[rule] });
    };
    const now = async () => dayOf(days.calendar, await chainTime(drawer.client.provider));
    const go = (day: number) => moveClock(drawer.client.provider, noonOf(days.calendar, day));

    // Drawn and accepted.
    const drawing = async (terms: BillTerms) =>
      drawBill(drawer.client, { terms, ...(await sign(deployment, drawer, "draw", { bill: billId(terms) })) });
    await refuse("tenor", "a bill of seven months", "Bills_TenorExceeded", () =>
      drawing(termsOf(parties, days, cash, { maturity: dateText(days.today + 214) })),
    );
    const terms = termsOf(parties, days, cash);
    const bill = await draw(deployment, parties, terms);
    await refuse("twice", "a second bill for the same invoice", "Fingerprints_Taken", () =>
      drawing(termsOf(parties, days, cash)),
    );
    await refuse("other", "acceptance by another bank", "Bills_NotParty", async () => {
      const act = { bill, notTransferable: false, conditional: false };
      return acceptBill(discounter.client, { terms, ...(await sign(deployment, discounter, "accept", act)) });
    });
    const lot = await accept(deployment, parties, terms);
    say(`${drawer.name} draws ${yuan(AMOUNT)}, and ${acceptor.name} accepts: ${payee.name} has the bill`);
    const other = termsOf(parties, days, cash, { keys: [id("invoice of grey cloth")], amount: 1_00n });
    const second = await draw(deployment, parties, other);
    const condition = { bill: second, notTransferable: false, conditional: true };
    const conditionally = { conditional: true, ...(await sign(deployment, acceptor, "accept", condition)) };
    await acceptBillAndWait(acceptor.client, { terms: other, ...conditionally });
    const conditional = (await getBill(acceptor.client, { bill: second })).state === "Refused";
    say(`${acceptor.name} accepts another bill under a condition: it has refused it, ${RULES.conditional}`);

    // Divided, discounted and rediscounted.
    const to = supplier.maker.address;
    await endorseBillInPartAndWait(payee.client, { lot, first: 0n, amount: PART, to });
    const rest = (rootLotOf(lot) | 1n) + (PART << 1n);
    const amount = AMOUNT - PART;
    say(`${payee.name} endorses ${yuan(PART)} of it to ${supplier.name}, and keeps ${yuan(amount)}`);
    await refuse("stranger", "an endorsement by who has no part of it", "Holdings_BalanceInsufficient", () =>
      endorseBill(drawer.client, { lot: rest, to, amount }),
    );
    const trade = { lot: rest, amount, cash, price: 595_200_00n };
    await refuse("noBank", "a discount by a company", "Bills_NotBank", () => sell(stage, payee, supplier, trade));
    await sell(stage, payee, discounter, trade);
    say(`${discounter.name} discounts that at ${yuan(trade.price)}: bill against money, both or neither`);
    const [near, far] = [days.today, addBankingDays(days.calendar, days.today, 20)];
    const repo = { near, far, maturity: dayNumber(terms.maturity), cash: 590_000_00n, rateBps: 180 };
    await refuse("repo", "a repo beyond the maturity", "BILL_REPO_INVALID", async () =>
      billRepo(days.calendar, { ...repo, far: near + TENOR }),
    );
    const { repurchase: price } = billRepo(days.calendar, repo);
    const ref = id("repo of dyed cloth");
    await pledge(stage, discounter, lender, { ...trade, price: repo.cash }, ref);
    await refuse("pledged", "an endorsement of what is pledged", "ERC7943InsufficientUnfrozenBalance", () =>
      endorseBill(discounter.client, { lot: rest, to: lender.maker.address, amount }),
    );
    await go(far);
    await repurchase(stage, discounter, lender, { ...trade, price }, ref);
    say(`${lender.name} lends ${yuan(repo.cash)} against it by a repo; it goes back at ${yuan(price)}`);
    await sell(stage, discounter, lender, { ...trade, price: 596_000_00n });
    say(`${discounter.name} rediscounts it with ${lender.name}, outright`);

    // Presented: a part is paid, the other dishonoured by silence.
    await refuse("early", "presentation before the maturity", "BillClaims_NotDue", () =>
      presentBillLot(supplier.client, { lot }),
    );
    await go(dayNumber(terms.maturity));
    for (const each of [lot, rest]) await presentBillLotAndWait(lender.client, { lot: each });
    await payObligationAndWait(acceptor.client, { instrument: lot, amount: PART });
    await redeemAndWait(supplier.client, { instrument: lot, holder: to });
    const history = await getLotHistory(lender.client, { lot: rest });
    const claim = (from: Party) => ({ lot: rest, party: from.org, costs: 0n, history });
    await refuse("unrefused", "recourse before the refusal", "BillClaims_WrongState", () =>
      claimOnBill(lender.client, claim(discounter)),
    );
    await refuse("answering", "a refusal by silence while the acceptor may answer", "BillClaims_NotSilent", () =>
      deemBillRefused(lender.client, { lot: rest }),
    );
    const { answerBy } = await getBillLot(lender.client, { lot: rest });
    await go(dayNumber(answerBy ?? terms.maturity) + 1);
    await deemBillRefusedAndWait(lender.client, { lot: rest });
    say(`${acceptor.name} pays ${yuan(PART)}, and is silent for the rest by ${answerBy}: it is refused`);

    // Recourse.
    const walked: string[] = [];
    let claimant: Party = lender;
    for (const from of [discounter, payee, drawer]) {
      await claimOnBillAndWait(claimant.client, claim(from));
      await go((await now()) + 7);
      const { amount: paid } = await payBillClaimAndWait(from.client, { lot: rest, most: AMOUNT });
      walked.push(`${from.name} ${yuan(paid)}`);
      if (from === discounter) {
        await refuse("again", "a second payment of one claim", "BillClaims_NotClaimed", () =>
          payBillClaim(discounter.client, { lot: rest, most: AMOUNT }),
        );
        await refuse("successor", "recourse against who came after", "BillClaims_NotAPredecessor", () =>
          claimOnBill(discounter.client, claim(lender)),
        );
      }
      claimant = from;
    }
    const day = dateText(await now());
    const owed = await getBillDue(drawer.client, { lot: rest, day });
    await payObligationAndWait(acceptor.client, { instrument: rest, amount: owed });
    await redeemAndWait(drawer.client, { instrument: rest, holder: drawer.maker.address });
    say(`recourse walks the chain: ${walked.join(", ")}; ${acceptor.name} pays ${yuan(owed)} in the end`);

    for (const { what, reported, rule } of refused) {
      say(`${what}: refused, ${reported === undefined ? "NOT REPORTED" : rule}`);
    }
    const { state, open } = await getBill(drawer.client, { bill });
    const faults: Fault[] = [
      ...refused,
      observed("acceptance under a condition", conditional, "Refused"),
      observed("the bill is over, and nothing of it is owed", state === "Closed" && open === 0n, "Closed"),
    ];
    const missed = faults.filter(({ reported }) => reported === undefined);
    return {
      ok: missed.length === 0,
      facts: {
        bill: yuan(AMOUNT),
        "endorsed in part": yuan(PART),
        "endorsements of the rest": history.length,
        "paid in recourse": walked.join(", "),
        "owed in the end, with interest": yuan(owed),
        refused: `${refused.filter(({ reported }) => reported !== undefined).length} of ${refused.length} false acts`,
        "not reported": missed.map(({ what }) => what).join(", ") || "nothing",
      },
    };
  },
};
