import { hexlify, randomBytes, TypedDataEncoder, type TypedDataField, ZeroHash } from "ethers";
import { checkAddress, checkBytes32, checkThat, checkTime } from "../../core/check.ts";
import { checkNumber, checkWhole } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { toCalendarId } from "../../settlement/model/calendar-id.ts";
import { toPurpose } from "./purpose.ts";

/** What may be spent for a purpose. */
export interface BudgetLine {
  /** A code of the lender's: "steel". */
  readonly purpose: string;
  readonly amount: bigint;
}

/** Everything that lender and borrower agree. Amounts are in minor units of the cash, times in seconds since 1970. */
export interface FacilityTerms {
  /** A bank. */
  readonly lender: number;
  readonly borrower: number;
  /** Account of the lender that is repaid. */
  readonly lenderAccount: string;
  /** Account of the borrower that gets what is left when nothing is owed. */
  readonly borrowerAccount: string;
  /** Address of the cash. */
  readonly cash: string;
  /** What can be drawn, all in all. */
  readonly amount: bigint;
  /** Owed once, from the opening on. */
  readonly fee: bigint;
  /** Interest on what is drawn and not repaid, in basis points of a year of 360 days: 10000 at most. */
  readonly rate: number;
  /** Last second in which it is drawn. */
  readonly drawUntil: number;
  /** Last second in which a payment is requested. After it what is unspent goes back. */
  readonly useBy: number;
  /** The most that one payee is paid without the lender's hands, in payments that follow each other within a day. */
  readonly byRule: bigint;
  /** Seconds that a payee was listed before it can be paid: 30 days at most. */
  readonly cooling: number;
  /** Banking days in which the lender answers a request: 1 to 10. */
  readonly answerDays: number;
  /** Banking days to cure a breach: 1 to 60. */
  readonly cureDays: number;
  /** Banking days in which the borrower shows what it paid itself: 60 at most; 0 where it is not paid itself. */
  readonly evidenceDays: number;
  /** Whose banking days count: "CN-BANK". */
  readonly calendar: string;
  /** 32 bytes that no other facility of the two has. */
  readonly number: string;
  /** Root of the salted documents of the agreement. */
  readonly agreement: string;
  /** Each purpose once; their amounts add up to that of the facility. */
  readonly lines: readonly BudgetLine[];
  /** Organisations of the borrower's group, which are not paid. */
  readonly related: readonly number[];
}

type Optional =
  | "fee"
  | "rate"
  | "byRule"
  | "cooling"
  | "answerDays"
  | "cureDays"
  | "evidenceDays"
  | "number"
  | "agreement"
  | "related";

/**
 * Terms in which what is usual is left out: no fee or interest, the lender's hands for each payment, a day of cooling, two banking days for an answer, five to cure, no
 * payment to the borrower, a number that is drawn.
 */
export type FacilityDraft = Omit<FacilityTerms, Optional> & Partial<Pick<FacilityTerms, Optional>>;

const fields = (all: readonly (readonly [name: string, type: string])[]): TypedDataField[] =>
  all.map(([name, type]) => ({ name, type }));

/** The struct of the contract; its EIP-712 hash names the facility. */
export const FACILITY_TYPES: Record<string, TypedDataField[]> = {
  Facility: fields([
    ["lender", "uint32"],
    ["borrower", "uint32"],
    ["lenderAccount", "address"],
    ["borrowerAccount", "address"],
    ["cash", "address"],
    ["amount", "uint64"],
    ["fee", "uint64"],
    ["rate", "uint16"],
    ["drawUntil", "uint48"],
    ["useBy", "uint48"],
    ["byRule", "uint64"],
    ["cooling", "uint32"],
    ["answerDays", "uint8"],
    ["cureDays", "uint8"],
    ["evidenceDays", "uint8"],
    ["calendar", "bytes32"],
    ["number", "bytes32"],
    ["agreement", "bytes32"],
    ["lines", "BudgetLine[]"],
    ["related", "uint32[]"],
  ]),
  BudgetLine: fields([
    ["purpose", "bytes32"],
    ["amount", "uint64"],
  ]),
};

const MOST = 2n ** 56n - 1n;
const UINT64 = 2n ** 64n - 1n;
const [MAX_LINES, MAX_RELATED, MAX_COOLING] = [32, 64, 30 * 86_400];

/** Terms with what a draft left out. */
export function completeFacility(draft: FacilityDraft): FacilityTerms {
  return {
    fee: 0n,
    rate: 0,
    byRule: 0n,
    cooling: 86_400,
    answerDays: 2,
    cureDays: 5,
    evidenceDays: 0,
    number: hexlify(randomBytes(32)),
    agreement: ZeroHash,
    related: [],
    ...draft,
  };
}

/** Terms as the contract takes them, the lines in the order of their codes. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function toFacilityStruct(terms: FacilityTerms) {
  const amount = checkAmount("terms.amount", terms.amount, 1n, MOST);
  return {
    lender: checkNumber("terms.lender", terms.lender),
    borrower: checkNumber("terms.borrower", terms.borrower),
    lenderAccount: checkAddress("terms.lenderAccount", terms.lenderAccount),
    borrowerAccount: checkAddress("terms.borrowerAccount", terms.borrowerAccount),
    cash: checkAddress("terms.cash", terms.cash),
    amount,
    fee: checkAmount("terms.fee", terms.fee, 0n, amount),
    rate: checkWhole("terms.rate", terms.rate, 0, 10_000),
    drawUntil: checkTime("terms.drawUntil", terms.drawUntil),
    useBy: checkTime("terms.useBy", terms.useBy),
    byRule: checkAmount("terms.byRule", terms.byRule, 0n, UINT64),
    cooling: checkWhole("terms.cooling", terms.cooling, 0, MAX_COOLING),
    answerDays: checkWhole("terms.answerDays", terms.answerDays, 1, 10),
    cureDays: checkWhole("terms.cureDays", terms.cureDays, 1, 60),
    evidenceDays: checkWhole("terms.evidenceDays", terms.evidenceDays, 0, 60),
    calendar: toCalendarId(terms.calendar),
    number: checkBytes32("terms.number", terms.number),
    agreement: checkBytes32("terms.agreement", terms.agreement),
    lines: linesOf(terms),
    related: relatedOf(terms.related),
  };
}

/**
 * The id of a facility. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { facilityId } from "tallystick/funds";
 *
 * const facility = facilityId(facilityTerms);
 */
export function facilityId(terms: FacilityTerms): string {
  return TypedDataEncoder.from(FACILITY_TYPES).hashStruct("Facility", toFacilityStruct(terms));
}

function linesOf({ lines, amount }: FacilityTerms) {
  const [least, most] = [1, MAX_LINES];
  checkThat(lines.length >= least && lines.length <= most, "terms.lines", lines, `${least} to ${most} lines`);
  const struct = lines.map((line, i) => ({
    purpose: toPurpose(`terms.lines[${i}].purpose`, line.purpose),
    amount: checkAmount(`terms.lines[${i}].amount`, line.amount, 1n, MOST),
  }));
  const sum = struct.reduce((all, line) => all + line.amount, 0n);
  checkThat(sum === amount, "terms.lines", sum, `amounts that add up to ${amount}`);
  const once = new Set(struct.map(({ purpose }) => purpose)).size === struct.length;
  checkThat(once, "terms.lines", lines, "each purpose once");
  return struct.sort((a, b) => (a.purpose < b.purpose ? -1 : 1));
}

function relatedOf(related: readonly number[]): number[] {
  checkThat(related.length <= MAX_RELATED, "terms.related", related, `${MAX_RELATED} organisations at most`);
  return related.map((org, i) => checkNumber(`terms.related[${i}]`, org));
}
