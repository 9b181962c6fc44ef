import { id as hashText } from "ethers";
import { closeReceivablesAndWait } from "../../sdk/receivables/actions/receivables/close-receivables.ts";
import { startOf } from "../../sdk/settlement/model/bank-calendar.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import { moveClock } from "../shared/chain-clock.ts";
import { attempt, type Fault } from "../shared/faults.ts";
import { passUnits, pay, redeem, unitsOf } from "./ledger.ts";
import { yuan } from "../shared/yuan.ts";
import type { Parties, Party } from "./parties.ts";
import { tell } from "./tell.ts";
import { FACE, repayLoan } from "./trades.ts";
import type { Desk } from "./undertaking.ts";

const FIRST_PART = 600_000_00n;
const TEN_O_CLOCK = 36_000;

/** What each holder was paid, by name. */
export interface Payday {
  readonly redeemed: ReadonlyMap<string, bigint>;
  readonly loanInterest: bigint;
  readonly faults: readonly Fault[];
}

/** Transfers close, the obligor pays in two parts, and each holder redeems its share to the cent. */
export async function payAndRedeem(desk: Desk, parties: Parties, id: bigint, receivable: string): Promise<Payday> {
  const { stage, days, money } = desk;
  const { steel, forge, castings, moulds, harbour } = parties;
  const { provider } = steel.client;
  const redeemed = new Map<string, bigint>();
  const redeemAll = async (holders: readonly Party[]) => {
    for (const holder of holders) {
      const { principal } = await redeem(holder, id);
      redeemed.set(holder.name, (redeemed.get(holder.name) ?? 0n) + principal);
    }
  };

  await moveClock(provider, days.closesAt);
  const late = await attempt("units are to be passed on after transfers have closed", "Holdings_Closed", () =>
    passUnits(forge, id, moulds, 1n, hashText("too late")),
  );
  tell(stage, late);
  await pay(steel, money.cash, id, FIRST_PART);
  await redeemAll([forge, moulds, harbour]);
  stage.say(
    `Steel Works pays ${yuan(FIRST_PART)} the banking day before; holders redeem their shares, but Ridge Castings, whose units are pledged, waits`,
  );

  await moveClock(provider, Number(startOf(days.calendar, days.payment)) + TEN_O_CLOCK);
  await pay(steel, money.cash, id, FACE - FIRST_PART);
  await redeemAll([castings]); // what is not pledged, of which it repays the loan
  const loanInterest = await repayLoan(desk, parties, id);
  await redeemAll([forge, castings, moulds, harbour]);
  await closeReceivablesAndWait(forge.client, { receivables: [receivable] });
  const on = dateText(days.payment);
  stage.say(
    `Steel Works pays the other ${yuan(FACE - FIRST_PART)} on ${on}; all is redeemed, and the receivable closed`,
  );
  for (const [name, amount] of redeemed) stage.say(`  ${name.padEnd(15)}${yuan(amount).padStart(14)}`);
  const left = await unitsOf(castings, id);
  if (left !== 0n) throw new Error(`Ridge Castings still has ${left} units`);
  return { redeemed, loanInterest, faults: [late] };
}
