/** Golden vectors of recourse on a bill, by the contracts. */
import { ZeroHash } from "ethers";
import type { TallyError } from "../lib/errors.ts";
import { billsContract } from "../sdk/bills/contracts.ts";
import { billId } from "../sdk/bills/model/bill-terms.ts";
import { toPassing } from "../sdk/bills/model/lot-steps.ts";
import { dateText, dayNumber } from "../sdk/settlement/model/dates.ts";
import type { BillsSystem } from "./bills.ts";
import { goTo, said } from "./vector-days.ts";

export interface TargetsVector {
  readonly endorsers: readonly string[];
  readonly holder: string;
  readonly maturity: string;
  readonly presented: string;
  readonly refused: string;
  readonly guarantors: readonly { readonly by: string; readonly for: string }[];
}

export interface CascadeVector {
  readonly amount: string;
  readonly rateBps: string;
  readonly endorsers: readonly string[];
  readonly holder: string;
  readonly interestFrom: string;
  readonly refused: string;
  readonly steps: readonly {
    readonly claimant: string;
    readonly target: string;
    readonly date: string;
    readonly costs: string;
  }[];
}

const REF = ZeroHash.replace(/0$/, "1");

/** An accepted bill that went from endorser to endorser, was presented and refused. */
async function refused(
  on: BillsSystem,
  given: {
    readonly amount: bigint;
    readonly lateRate: number;
    readonly maturity: string;
    readonly presented: string;
    readonly refused: string;
    readonly chain: readonly string[];
    readonly guarantors: TargetsVector["guarantors"];
    /** What is tried before it is presented. */
    readonly early?: (lot: bigint) => Promise<void>;
  },
): Promise<bigint> {
  const issued = dateText(dayNumber(given.maturity) - 60);
  await goTo(on, issued);
  const { amount, lateRate, maturity } = given;
  const terms = await on.terms({ amount, lateRate, issued, maturity, answerDays: 5 });
  const lot = await on.accept(terms);
  for (const [i, name] of given.chain.slice(1).entries()) {
    const [from, to] = [await on.party(String(given.chain[i])), await on.party(name)];
    await from.client.bills.endorseBillAndWait({ lot, to: to.maker.address, amount });
  }
  const bill = billId(terms);
  for (const { by, for: name } of given.guarantors) {
    const [guarantor, party] = [await on.party(by), await on.party(name)];
    await on.limit(guarantor, party, "GUARANTEE");
    const signed = await on.sign(guarantor, "guarantee", { bill, party: party.org });
    await on.relay.bills.guaranteeBillAndWait({ bill, party: party.org, ...signed });
  }
  await given.early?.(lot);
  await goTo(on, given.presented);
  await on.relay.bills.presentBillLotAndWait({ lot });
  await goTo(on, given.refused);
  const reason = REF;
  const signed = await on.sign(on.acceptor, "refusePayment", { lot, reason });
  await on.relay.bills.refuseBillPaymentAndWait({ lot, reason, ...signed });
  return lot;
}

/** Who of all can be claimed from. */
export async function playTargets(on: BillsSystem, given: TargetsVector): Promise<string[]> {
  const { maturity, presented, endorsers, holder, guarantors } = given;
  const chain = endorsers.length === 0 ? ["P0"] : [...endorsers, holder];
  const lot = await refused(on, {
    amount: 1_000n,
    lateRate: 345,
    maturity,
    presented,
    refused: dayNumber(given.refused) > dayNumber(presented) ? given.refused : presented,
    chain,
    guarantors,
  });
  const { maker } = await on.party(holder);
  const history = (await on.relay.bills.getLotHistory({ lot })).map(toPassing);
  const { claim } = billsContract(on.relay).connect(maker);
  const answers = async (party: string, guarantor: string | undefined) => {
    const [of, by] = [await on.party(party), guarantor === undefined ? undefined : await on.party(guarantor)];
    return claim.staticCall(lot, of.org, by?.org ?? 0, 0, history).then(
      () => true,
      () => false,
    );
  };
  const found: string[] = [];
  for (const name of new Set([...endorsers, "DR", "AC", holder, "Z"])) {
    if (await answers(name, undefined)) found.push(name);
    for (const { by, for: party } of guarantors) if (party === name && (await answers(name, by))) found.push(by);
  }
  return found.sort();
}

/** Claims and payments, on the days of the vector. */
export async function playCascade(on: BillsSystem, given: CascadeVector): Promise<unknown> {
  const { endorsers, holder, interestFrom, steps } = given;
  let [from, owner] = [dayNumber(interestFrom), holder as string | null];
  const results: unknown[] = [];
  const play = async (lot: bigint, { claimant, target, date, costs }: CascadeVector["steps"][number]) => {
    await goTo(on, date);
    const [by, payer] = [await on.party(claimant), await on.party(target)];
    const history = await on.relay.bills.getLotHistory({ lot });
    await by.client.bills.claimOnBillAndWait({ lot, party: payer.org, costs: BigInt(costs), history });
    const paid = await on.relay.bills.getBillDue({ lot, day: date });
    if (target === "AC") await payer.client.obligations.payObligationAndWait({ instrument: lot, amount: paid });
    else await payer.client.bills.payBillClaimAndWait({ lot, most: paid });
    const days = dayNumber(date) - from;
    [from, owner] = [dayNumber(date), target === "AC" ? null : target];
    return { paid: String(paid), from: target, to: claimant, days: String(days) };
  };
  const take = async (lot: bigint, step: CascadeVector["steps"][number]) => {
    results.push(
      await said(
        () => play(lot, step),
        (error) => recourseWord(error, step),
      ),
    );
  };
  const isEarly = ({ date }: { readonly date: string }) => date < given.refused;
  const lot = await refused(on, {
    amount: BigInt(given.amount),
    lateRate: Number(given.rateBps),
    maturity: interestFrom,
    presented: interestFrom,
    refused: given.refused,
    chain: [...endorsers, holder],
    guarantors: [],
    async early(open) {
      for (const step of steps.filter(isEarly)) await take(open, step);
    },
  });
  for (const step of steps) if (!isEarly(step)) await take(lot, step);
  const { state } = await on.relay.bills.getBillLot({ lot });
  return { results, finalOwner: owner, closed: state === "Settled" };
}

function recourseWord({ code, values }: TallyError, { claimant, target }: CascadeVector["steps"][number]): object {
  if (code === "BillClaims_TimeBarred") return { error: "TIME_BARRED", until: dateText(Number(values.until)) };
  if (code === "BillClaims_NotHolder") return { error: "NOT_OWNER" };
  if (code === "BillClaims_WrongState") return { error: "BEFORE_REFUSAL" };
  const own = claimant === target ? "ALREADY_PAID" : "NOT_A_PREDECESSOR";
  return { error: code === "BillClaims_NotAPredecessor" || code === "BillClaims_OwnClaim" ? own : code };
}
