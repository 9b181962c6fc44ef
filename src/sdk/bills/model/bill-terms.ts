import { hexlify, randomBytes, TypedDataEncoder, type TypedDataField, ZeroHash } from "ethers";
import { checkAddress, checkBytes32, checkThat } from "../../core/check.ts";
import { checkNumber, checkWhole } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { toCalendarId } from "../../settlement/model/calendar-id.ts";
import { dayNumber } from "../../settlement/model/dates.ts";

/** Everything that is written on a bill. The amount is in minor units of the cash, dates are YYYY-MM-DD in the acceptor's time. */
export interface BillTerms {
  readonly drawer: number;
  /** Who is asked to accept it: a bank, or a core enterprise. */
  readonly acceptor: number;
  readonly payee: number;
  /** Account of the payee that gets the accepted bill. */
  readonly payeeAccount: string;
  /** Each minor unit is a bill of its own, so that any part is one. */
  readonly amount: bigint;
  /** Address of the cash. */
  readonly cash: string;
  /** The day on which it is drawn. */
  readonly issued: string;
  /** After the day of issue, six months at most. */
  readonly maturity: string;
  /** Banking days after that of presentation in which the acceptor answers: 1 to 5. */
  readonly answerDays: number;
  /** Interest on what is not paid, in basis points of a year of 360 days: 2400 at most. */
  readonly lateRate: number;
  /** No part is smaller; 0 for none. */
  readonly least: number;
  readonly notTransferable: boolean;
  /** Whose banking days count: "CN-BANK". */
  readonly calendar: string;
  /** 32 bytes that no other bill of the drawer has. */
  readonly number: string;
  /** Root of the salted documents of the trade that it pays. */
  readonly background: string;
  /** Blocking keys of those documents, at least one. */
  readonly keys: readonly string[];
}

type Optional = "answerDays" | "lateRate" | "least" | "notTransferable" | "number" | "background";

/** Terms in which what is usual is left out: one day of answer, no interest, any part, transferable, a number that is drawn. */
export type BillDraft = Omit<BillTerms, Optional> & Partial<Pick<BillTerms, Optional>>;

/** The struct of the contract; its EIP-712 hash names the bill. */
export const BILL_TYPES: Record<string, TypedDataField[]> = {
  Bill: (
    [
      ["drawer", "uint32"],
      ["acceptor", "uint32"],
      ["payee", "uint32"],
      ["payeeAccount", "address"],
      ["amount", "uint64"],
      ["cash", "address"],
      ["issued", "uint32"],
      ["maturity", "uint32"],
      ["answerDays", "uint8"],
      ["lateRate", "uint16"],
      ["least", "uint32"],
      ["notTransferable", "bool"],
      ["calendar", "bytes32"],
      ["number", "bytes32"],
      ["background", "bytes32"],
      ["keys", "bytes32[]"],
    ] as const
  ).map(([name, type]) => ({ name, type })),
};

const UINT32 = 0xffff_ffff;
const MOST = 2n ** 63n - 1n;

/** Terms with what a draft left out. */
export function completeBill(draft: BillDraft): BillTerms {
  return {
    answerDays: 1,
    lateRate: 0,
    least: 0,
    notTransferable: false,
    number: hexlify(randomBytes(32)),
    background: ZeroHash,
    ...draft,
  };
}

/** Terms as the contract takes them. @throws `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function toBillStruct(terms: BillTerms) {
  checkThat(Array.isArray(terms.keys) && terms.keys.length > 0, "terms.keys", terms.keys, "at least one key");
  return {
    drawer: checkNumber("terms.drawer", terms.drawer),
    acceptor: checkNumber("terms.acceptor", terms.acceptor),
    payee: checkNumber("terms.payee", terms.payee),
    payeeAccount: checkAddress("terms.payeeAccount", terms.payeeAccount),
    amount: checkAmount("terms.amount", terms.amount, 1n, MOST),
    cash: checkAddress("terms.cash", terms.cash),
    issued: dayNumber(terms.issued),
    maturity: dayNumber(terms.maturity),
    answerDays: checkWhole("terms.answerDays", terms.answerDays, 1, 5),
    lateRate: checkWhole("terms.lateRate", terms.lateRate, 0, 2400),
    least: checkWhole("terms.least", terms.least, 0, UINT32),
    notTransferable: terms.notTransferable,
    calendar: toCalendarId(terms.calendar),
    number: checkBytes32("terms.number", terms.number),
    background: checkBytes32("terms.background", terms.background),
    keys: terms.keys.map((key, i) => checkBytes32(`terms.keys[${i}]`, key)),
  };
}

/**
 * The id of a bill. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { billId } from "tallystick/bills";
 *
 * const bill = billId(billTerms);
 */
export function billId(terms: BillTerms): string {
  return TypedDataEncoder.hashStruct("Bill", BILL_TYPES, toBillStruct(terms));
}
