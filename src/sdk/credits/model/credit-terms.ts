import { hexlify, randomBytes, TypedDataEncoder, type TypedDataField, ZeroHash } from "ethers";
import { checkAddress, checkBytes32, checkThat } from "../../core/check.ts";
import { checkNumber, checkWhole } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { toCalendarId } from "../../settlement/model/calendar-id.ts";
import { dayNumber } from "../../settlement/model/dates.ts";
import {
  AVAILABILITIES,
  type Availability,
  TENORS_FROM,
  type TenorFrom,
  UNIFORM_RULES,
  type UniformRules,
} from "./states.ts";

/** Everything that is agreed of a letter of credit. Amounts are in minor units of the cash, dates YYYY-MM-DD in the bank's time. */
export interface CreditTerms {
  readonly applicant: number;
  /** Account of the applicant to which margin that is left goes back. */
  readonly applicantAccount: string;
  readonly issuer: number;
  /** Who advises it to the beneficiary. */
  readonly advisor: number;
  /** Who is asked to confirm it; 0 for nobody. */
  readonly confirmer: number;
  /** Whom the issuer nominates to take documents beside itself; 0 for nobody. */
  readonly nominated: number;
  readonly beneficiary: number;
  /** Account of the beneficiary that gets the claims on the bank. */
  readonly beneficiaryAccount: string;
  readonly amount: bigint;
  /** Tolerances in basis points; where both are zero none is stated, and 5 % less does where partial drawings are prohibited (art. 30 c). */
  readonly plusBps: number;
  readonly minusBps: number;
  /** Address of the cash. */
  readonly cash: string;
  /** Which part of the amount the applicant puts up. */
  readonly margin: bigint;
  readonly partialDrawings: boolean;
  readonly transferable: boolean;
  readonly availability: Availability;
  /** 0 at sight. */
  readonly tenorDays: number;
  readonly tenorFrom: TenorFrom;
  /** Last day of presentation; if it is no banking day, the next one (art. 29 a). */
  readonly expiry: string;
  /** Never extended (art. 29 c). */
  readonly latestShipment: string;
  /** Days after shipment in which documents are presented. */
  readonly presentationDays: number;
  /** Whose banking days count at the issuer: "CN-BANK"; and at the confirmer, that of the issuer where there is none. */
  readonly calendar: string;
  readonly confirmerCalendar: string;
  readonly rules: UniformRules;
  /** Of the goods, and insurance cover of their value: what a transfer may change beside amount and days (art. 38 g). */
  readonly unitPrice: bigint;
  readonly insuranceBps: number;
  /** Roots of the salted texts: goods (45A), and documents required and conditions (46A, 47A). */
  readonly goods: string;
  readonly documents: string;
  /** The credit of which this is a transfer; zero for what an applicant applied for. */
  readonly parent: string;
  /** 32 random bytes. */
  readonly salt: string;
}

type Optional =
  | "confirmer"
  | "nominated"
  | "plusBps"
  | "minusBps"
  | "margin"
  | "partialDrawings"
  | "transferable"
  | "tenorDays"
  | "tenorFrom"
  | "confirmerCalendar"
  | "rules"
  | "unitPrice"
  | "insuranceBps"
  | "goods"
  | "documents"
  | "parent"
  | "salt";

/** Terms in which what is usual is left out: partial drawings are allowed (art. 31), nothing else is asked, and the salt is drawn. */
export type CreditDraft = Omit<CreditTerms, Optional> & Partial<Pick<CreditTerms, Optional>>;

/** The struct of the contract; its EIP-712 hash names the terms, and the credit that is applied for with them. */
export const CREDIT_TYPES: Record<string, TypedDataField[]> = {
  Credit: (
    [
      ["applicant", "uint32"],
      ["applicantAccount", "address"],
      ["issuer", "uint32"],
      ["advisor", "uint32"],
      ["confirmer", "uint32"],
      ["nominated", "uint32"],
      ["beneficiary", "uint32"],
      ["beneficiaryAccount", "address"],
      ["amount", "uint96"],
      ["plusBps", "uint16"],
      ["minusBps", "uint16"],
      ["cash", "address"],
      ["margin", "uint96"],
      ["partialDrawings", "bool"],
      ["transferable", "bool"],
      ["availability", "uint8"],
      ["tenorDays", "uint16"],
      ["tenorFrom", "uint8"],
      ["expiry", "uint32"],
      ["latestShipment", "uint32"],
      ["presentationDays", "uint16"],
      ["calendar", "bytes32"],
      ["confirmerCalendar", "bytes32"],
      ["rules", "uint8"],
      ["unitPrice", "uint96"],
      ["insuranceBps", "uint16"],
      ["goods", "bytes32"],
      ["documents", "bytes32"],
      ["parent", "bytes32"],
      ["salt", "bytes32"],
    ] as const
  ).map(([name, type]) => ({ name, type })),
};

const UINT16 = 0xffff;
const UINT96 = 2n ** 96n - 1n;

/** Terms with what a draft left out. */
export function completeCredit(draft: CreditDraft): CreditTerms {
  return {
    confirmer: 0,
    nominated: 0,
    plusBps: 0,
    minusBps: 0,
    margin: 0n,
    partialDrawings: true,
    transferable: false,
    tenorDays: 0,
    tenorFrom: "Sight",
    confirmerCalendar: draft.calendar,
    rules: "Ucp600",
    unitPrice: 0n,
    insuranceBps: 0,
    goods: ZeroHash,
    documents: ZeroHash,
    parent: ZeroHash,
    salt: hexlify(randomBytes(32)),
    ...draft,
  };
}

/** Terms as the contract takes them. @throws `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function toCreditStruct(terms: CreditTerms) {
  return {
    applicant: checkNumber("terms.applicant", terms.applicant),
    applicantAccount: checkAddress("terms.applicantAccount", terms.applicantAccount),
    issuer: checkNumber("terms.issuer", terms.issuer),
    advisor: checkNumber("terms.advisor", terms.advisor),
    confirmer: orNobody("terms.confirmer", terms.confirmer),
    nominated: orNobody("terms.nominated", terms.nominated),
    beneficiary: checkNumber("terms.beneficiary", terms.beneficiary),
    beneficiaryAccount: checkAddress("terms.beneficiaryAccount", terms.beneficiaryAccount),
    amount: checkAmount("terms.amount", terms.amount, 1n, UINT96),
    plusBps: checkWhole("terms.plusBps", terms.plusBps, 0, 10_000),
    minusBps: checkWhole("terms.minusBps", terms.minusBps, 0, 10_000),
    cash: checkAddress("terms.cash", terms.cash),
    margin: checkAmount("terms.margin", terms.margin, 0n, UINT96),
    partialDrawings: terms.partialDrawings,
    transferable: terms.transferable,
    availability: indexIn("terms.availability", AVAILABILITIES, terms.availability),
    tenorDays: checkWhole("terms.tenorDays", terms.tenorDays, 0, UINT16),
    tenorFrom: indexIn("terms.tenorFrom", TENORS_FROM, terms.tenorFrom),
    expiry: dayNumber(terms.expiry),
    latestShipment: dayNumber(terms.latestShipment),
    presentationDays: checkWhole("terms.presentationDays", terms.presentationDays, 1, UINT16),
    calendar: toCalendarId(terms.calendar),
    confirmerCalendar: toCalendarId(terms.confirmerCalendar),
    rules: indexIn("terms.rules", UNIFORM_RULES, terms.rules),
    unitPrice: checkAmount("terms.unitPrice", terms.unitPrice, 0n, UINT96),
    insuranceBps: checkWhole("terms.insuranceBps", terms.insuranceBps, 0, UINT16),
    goods: checkBytes32("terms.goods", terms.goods),
    documents: checkBytes32("terms.documents", terms.documents),
    parent: checkBytes32("terms.parent", terms.parent),
    salt: checkBytes32("terms.salt", terms.salt),
  };
}

/**
 * The id of a credit that is applied for with these terms, and the name of the terms themselves. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { creditId } from "tallystick/credits";
 *
 * const credit = creditId(creditTerms);
 */
export function creditId(terms: CreditTerms): string {
  return TypedDataEncoder.hashStruct("Credit", CREDIT_TYPES, toCreditStruct(terms));
}

/** The number of a word. @throws `ARGUMENT_INVALID`. */
export function indexIn<Word extends string>(field: string, words: readonly Word[], word: Word): number {
  checkThat(words.includes(word), field, word, `one of ${words.join(", ")}`);
  return words.indexOf(word);
}

function orNobody(field: string, org: number): number {
  return org === 0 ? 0 : checkNumber(field, org);
}
