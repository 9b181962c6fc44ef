import { claimRecourseAndWait } from "../../sdk/receivables/actions/receivables/claim-recourse.ts";
import { closeReceivablesAndWait } from "../../sdk/receivables/actions/receivables/close-receivables.ts";
import { declareDefaultAndWait } from "../../sdk/receivables/actions/receivables/declare-default.ts";
import { endRecourseAndWait } from "../../sdk/receivables/actions/receivables/end-recourse.ts";
import { getInterestDue } from "../../sdk/receivables/actions/receivables/get-interest-due.ts";
import { getReceivable } from "../../sdk/receivables/actions/receivables/get-receivable.ts";
import { getRecoursePrice } from "../../sdk/receivables/actions/receivables/get-recourse-price.ts";
import { listSales } from "../../sdk/receivables/actions/receivables/list-sales.ts";
import { markOverdueAndWait } from "../../sdk/receivables/actions/receivables/mark-overdue.ts";
import { payRecourseAndWait } from "../../sdk/receivables/actions/receivables/pay-recourse.ts";
import { receivablesContract } from "../../sdk/receivables/contracts.ts";
import { approveCashAndWait } from "../../sdk/settlement/actions/cash/approve-cash.ts";
import { getCreditLimit } from "../../sdk/settlement/actions/limits/get-credit-limit.ts";
import { startOf } from "../../sdk/settlement/model/bank-calendar.ts";
import { balanceDays, interestCeil, proceedsFloor } from "../../sdk/settlement/model/day-count.ts";
import { moveClock } from "../shared/chain-clock.ts";
import { attempt, type Fault } from "../shared/faults.ts";
import { pay, redeem } from "./ledger.ts";
import { yuan } from "../shared/yuan.ts";
import type { Parties } from "./parties.ts";
import { tell } from "./tell.ts";
import { sell } from "./trades.ts";
import { confirm, type Delivery, type Desk, type Registered, register } from "./undertaking.ts";

const FACE = 300_000_00n;
/** With recourse the bank looks at the seller too: 3.2 % a year. */
const DISCOUNT_RATE = 320;
const DAYS_TO_DEFAULT = 30;
const DAYS_TO_PAYMENT = 14;
const TEN_O_CLOCK = 36_000;

/** A receivable that will not be paid in time, sold with recourse. */
export interface LateSale {
  readonly registered: Registered;
  readonly id: bigint;
  readonly price: bigint;
}

export async function sellWithRecourse(desk: Desk, parties: Parties): Promise<LateSale> {
  const { stage, days } = desk;
  const { forge, cranes, north } = parties;
  const delivery: Delivery = { number: "LF-2031/90", amount: FACE, seller: forge, buyer: cranes };
  const registered = await register(desk, delivery);
  const id = await confirm(desk, cranes, registered);
  const term = days.payment - days.today;
  const price = proceedsFloor({ face: FACE, rate: DISCOUNT_RATE, basis: "Act360", days: term });
  await sell(desk, { seller: forge, buyer: north, id, amount: FACE, price, recourse: true });
  stage.say(`Dock Cranes confirms ${yuan(FACE)}; Lake Forge sells it to North Bank with recourse, for ${yuan(price)}`);
  return { registered, id, price };
}

/** What the late payer cost, and whom. */
export interface Default {
  readonly interest: bigint;
  /** What the terms say that it is. */
  readonly expected: bigint;
  readonly redeemed: bigint;
  readonly faults: readonly Fault[];
  readonly end: string;
  /** What still counts against limits when all is over. */
  readonly used: bigint;
}

/** Days of grace, overdue, default, recourse; the seller repays the bank, and is paid by the debtor in the end, with late interest. */
export async function playDefault(desk: Desk, parties: Parties, { registered, id }: LateSale): Promise<Default> {
  const { stage, days, money } = desk;
  const { forge, cranes, north } = parties;
  const { id: receivable, terms } = registered;
  const at = (day: number) => Number(startOf(days.calendar, day)) + TEN_O_CLOCK;
  const faults: Fault[] = [];
  const refused = async (what: string, code: string, act: () => Promise<unknown>) => {
    faults.push(tell(stage, await attempt(what, code, act)));
  };

  await refused("Dock Cranes is to be marked overdue in the days of grace", "Recourses_NotOverdue", () =>
    markOverdueAndWait(north.client, { receivables: [receivable] }),
  );
  const overdueOn = days.payment + terms.graceDays + 1;
  await moveClock(north.client.provider, at(overdueOn));
  await markOverdueAndWait(forge.client, { receivables: [receivable] });
  stage.say(`${terms.graceDays} days of grace pass: Dock Cranes is overdue`);
  await refused("North Bank declares the default too early", "Recourses_NotDefaulted", () =>
    declareDefaultAndWait(north.client, { receivable }),
  );

  await moveClock(north.client.provider, at(overdueOn + DAYS_TO_DEFAULT) + 60);
  await declareDefaultAndWait(north.client, { receivable });
  const due = overdueOn + 2 * DAYS_TO_DEFAULT;
  const next = await register(desk, { number: "LF-2031/91", amount: 1_000_00n, seller: forge, buyer: cranes, due });
  await refused("Dock Cranes confirms another receivable after its default", "Limits_Suspended", () =>
    confirm(desk, cranes, next),
  );
  const [sale] = await listSales(north.client, { receivable });
  if (!sale) throw new Error("the sale is not on record");
  await claimRecourseAndWait(north.client, { sale });
  const spender = await receivablesContract(forge.client).getAddress();
  const price = await getRecoursePrice(forge.client, { sale: sale.sale, amount: FACE });
  await approveCashAndWait(forge.client, { cash: money.cash, spender, amount: price });
  await payRecourseAndWait(forge.client, { sale: sale.sale, amount: FACE });
  await endRecourseAndWait(forge.client, { sale });
  stage.say(
    `after ${DAYS_TO_DEFAULT} days North Bank declares the default and has recourse: Lake Forge repays ${yuan(FACE)}`,
  );
  stage.say(`and the ${yuan(price - FACE)} of late interest that North Bank waited for until then`);
  await refused("North Bank claims recourse a second time", "Recourses_NotOpen", () =>
    claimRecourseAndWait(north.client, { sale }),
  );

  const paidOn = overdueOn + DAYS_TO_DEFAULT + DAYS_TO_PAYMENT;
  await moveClock(north.client.provider, at(paidOn));
  const interest = await getInterestDue(forge.client, { receivable });
  const products = balanceDays(FACE, paidOn - days.payment);
  const expected = interestCeil(products, { rate: terms.lateRate, basis: "Act360" });
  await pay(cranes, money.cash, id, FACE + interest);
  const { principal, interest: received } = await redeem(forge, id);
  await closeReceivablesAndWait(forge.client, { receivables: [receivable] });
  stage.say(
    `Dock Cranes pays ${paidOn - days.payment} days late, with ${yuan(interest)} of late interest; Lake Forge redeems both`,
  );
  const { state } = await getReceivable(forge.client, { receivable });
  const used = await Promise.all(
    [
      { principal: cranes.org, counterparty: cranes.org, kind: "UNDERTAKING" } as const,
      { principal: north.org, counterparty: cranes.org, kind: "OBLIGOR_RISK" } as const,
      { principal: north.org, counterparty: forge.org, kind: "SELLER_RISK" } as const,
    ].map((limit) => getCreditLimit(north.client, limit)),
  );
  return {
    interest,
    expected,
    redeemed: principal + received,
    faults,
    end: state,
    used: used.reduce((sum, limit) => sum + limit.used, 0n),
  };
}
