import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { requireBlock } from "../../core/require-block.ts";
import { rpc } from "../../core/rpc.ts";
import { dateText, dayNumber } from "../../settlement/model/dates.ts";
import { purposeAccountsContract } from "../contracts.ts";
import type { BudgetLine, FacilityTerms } from "../model/facility-terms.ts";
import { findFacility } from "../model/find-facility.ts";
import { toPurpose } from "../model/purpose.ts";
import { FACILITY_STATES, type FacilityState, wordOf } from "../model/states.ts";

export interface GetFacilityParameters {
  /** The facility's id. */
  readonly facility: string;
  /** Up to which day interest counts, YYYY-MM-DD in the calendar's time. @default the day of the newest block */
  readonly day?: string;
}

/** A line of the budget as it stands now. */
export interface BudgetLineOnChain extends BudgetLine {
  /** What was paid, and what open requests ask for. */
  readonly taken: bigint;
}

/** What is owed up to a day, with it. */
export interface FacilityDebt {
  readonly day: string;
  readonly principal: bigint;
  readonly interest: bigint;
  /** What of the fee is not paid. */
  readonly fee: bigint;
}

/** A facility as it stands now. */
export interface FacilityOnChain {
  readonly facility: string;
  readonly state: FacilityState;
  readonly terms: FacilityTerms;
  /** What the lender paid in, all in all. */
  readonly drawn: bigint;
  /** What of it is in the purpose account. */
  readonly unspent: bigint;
  /** What of that open requests ask for. */
  readonly reserved: bigint;
  /** What the borrower asked to draw next. */
  readonly asked: bigint;
  readonly lines: readonly BudgetLineOnChain[];
  readonly owed: FacilityDebt;
  /** Last second to cure a breach; null where there is none. */
  readonly cureUntil: number | null;
  /** Last second in which the borrower shows what it paid itself; null where it has shown all. */
  readonly evidenceBy: number | null;
  /** Numbers of the last acts that each side signed. */
  readonly lenderNumber: number;
  readonly borrowerNumber: number;
}

const DAY = 86_400;

/**
 * Reads a facility as it stands now, with its budget and what is owed. What was agreed is from the event that told it.
 *
 * @throws `NOT_FOUND`; `DayCount_DaysReversed` for a day before the last change of the principal; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { getFacility } from "tallystick/funds";
 *
 * const { state, unspent, owed } = await getFacility(client, { facility });
 * console.log(state, unspent, owed.principal);
 */
export async function getFacility(client: Client, parameters: GetFacilityParameters): Promise<FacilityOnChain> {
  const facility = checkBytes32("facility", parameters.facility);
  const contract = purposeAccountsContract(client);
  const { terms } = await findFacility(client, facility);
  const { timestamp } = await requireBlock(client.provider, "latest");
  const read = await rpc(() => contract.facilityOf(facility));
  const today = Math.floor((timestamp + Number(read.utcOffset)) / DAY);
  const day = parameters.day === undefined ? today : dayNumber(parameters.day);
  const [principal, interest, fee] = await rpc(() => contract.owedOn(facility, day));
  const lines = terms.lines.map(async ({ purpose, amount }) => {
    const { taken } = await rpc(() => contract.budgetOf(facility, toPurpose("purpose", purpose)));
    return { purpose, amount, taken };
  });
  const second = (value: bigint) => (value === 0n ? null : Number(value));
  return {
    facility,
    state: wordOf(FACILITY_STATES, read.state),
    terms,
    drawn: read.drawn,
    unspent: read.unspent,
    reserved: read.reserved,
    asked: read.asked,
    lines: await Promise.all(lines),
    owed: { day: dateText(day), principal, interest, fee },
    cureUntil: second(read.cureUntil),
    evidenceBy: second(read.evidenceBy),
    lenderNumber: Number(read.lenderNumber),
    borrowerNumber: Number(read.borrowerNumber),
  };
}
