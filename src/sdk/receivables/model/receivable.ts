import { hexlify, randomBytes, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkAddress, checkBytes32, checkThat } from "../../core/check.ts";
import { largestOfBits } from "../../core/packed-word.ts";
import { checkNumber, checkWhole, UINT32 } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { fromCalendarId, toCalendarId } from "../../settlement/model/calendar-id.ts";
import { dateText, dayNumber } from "../../settlement/model/dates.ts";

/** A debt from a delivery or service, as its creditor registers and its obligor confirms it. */
export interface Receivable {
  /** Organisation that is owed. */
  readonly creditor: number;
  /** Account of the creditor that gets the units. */
  readonly holder: string;
  /** Organisation that owes. */
  readonly obligor: number;
  /** Organisation that answers for the obligor; 0 for none. */
  readonly guarantor: number;
  /** In minor units of the cash, and as many units of the instrument. */
  readonly face: bigint;
  /** Address of the cash that it is paid in. */
  readonly cash: string;
  /** Whose banking days count: "CN-BANK". */
  readonly calendar: string;
  /** YYYY-MM-DD. It is paid on this day, or on the next banking day. */
  readonly dueDate: string;
  /** Days after the day of payment for which no late interest is asked. */
  readonly graceDays: number;
  /** Late interest a year, simple, on 360 days, in basis points. */
  readonly lateRate: number;
  /** Root of the salted document: invoice, order, delivery note. */
  readonly documents: string;
  /** Fingerprints that identify the invoice: see `fingerprintsOf`. */
  readonly keys: readonly string[];
  /** 32 random bytes. */
  readonly salt: string;
}

/** What a receivable may leave out: no guarantor, no days of grace, no late interest; the salt is drawn. */
export type ReceivableDraft = Omit<Receivable, "guarantor" | "graceDays" | "lateRate" | "salt"> &
  Partial<Pick<Receivable, "guarantor" | "graceDays" | "lateRate" | "salt">>;

/** The struct of the contract; its EIP-712 hash is the receivable's id. */
export const RECEIVABLE_TYPES: Record<string, TypedDataField[]> = {
  Receivable: [
    { name: "creditor", type: "uint32" },
    { name: "holder", type: "address" },
    { name: "obligor", type: "uint32" },
    { name: "guarantor", type: "uint32" },
    { name: "face", type: "uint256" },
    { name: "cash", type: "address" },
    { name: "calendar", type: "bytes32" },
    { name: "dueDay", type: "uint32" },
    { name: "graceDays", type: "uint8" },
    { name: "lateRate", type: "uint16" },
    { name: "documents", type: "bytes32" },
    { name: "keys", type: "bytes32[]" },
    { name: "salt", type: "bytes32" },
  ],
};

const FACE = 2n ** 128n - 1n;

/**
 * The name of a receivable: whoever has its terms computes it, before it is registered too.
 *
 * @throws `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { receivableId } from "tallystick/receivables";
 *
 * const id = receivableId(terms);
 */
export function receivableId(terms: Receivable): string {
  return TypedDataEncoder.hashStruct("Receivable", RECEIVABLE_TYPES, toReceivableStruct(terms));
}

/** A receivable with what a draft left out. @throws `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function completeReceivable(draft: ReceivableDraft): Receivable {
  const { guarantor = 0, graceDays = 0, lateRate = 0, salt = hexlify(randomBytes(32)) } = draft;
  return fromReceivableStruct(toReceivableStruct({ ...draft, guarantor, graceDays, lateRate, salt }));
}

/** As the contract takes it. @throws `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function toReceivableStruct(terms: Receivable, field = "receivable") {
  const { keys } = terms;
  checkThat(keys.length > 0, `${field}.keys`, keys, "at least one fingerprint");
  return {
    creditor: checkNumber(`${field}.creditor`, terms.creditor),
    holder: checkAddress(`${field}.holder`, terms.holder),
    obligor: checkNumber(`${field}.obligor`, terms.obligor),
    guarantor: checkWhole(`${field}.guarantor`, terms.guarantor, 0, UINT32),
    face: checkAmount(`${field}.face`, terms.face, 1n, FACE),
    cash: checkAddress(`${field}.cash`, terms.cash),
    calendar: toCalendarId(terms.calendar),
    dueDay: dayNumber(terms.dueDate),
    graceDays: checkWhole(`${field}.graceDays`, terms.graceDays, 0, largestOfBits(8)),
    lateRate: checkWhole(`${field}.lateRate`, terms.lateRate, 0, largestOfBits(16)),
    documents: checkBytes32(`${field}.documents`, terms.documents),
    keys: keys.map((key, i) => checkBytes32(`${field}.keys[${i}]`, key)),
    salt: checkBytes32(`${field}.salt`, terms.salt),
  };
}

/** Several, as the contract takes them. @throws `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function toReceivableStructs(receivables: readonly Receivable[]) {
  checkThat(receivables.length > 0, "receivables", receivables, "at least one");
  return receivables.map((each, i) => toReceivableStruct(each, `receivables[${i}]`));
}

/** A receivable as the chain has it. */
interface ReceivableStructFields {
  readonly creditor: bigint | number;
  readonly holder: string;
  readonly obligor: bigint | number;
  readonly guarantor: bigint | number;
  readonly face: bigint;
  readonly cash: string;
  readonly calendar: string;
  readonly dueDay: bigint | number;
  readonly graceDays: bigint | number;
  readonly lateRate: bigint | number;
  readonly documents: string;
  readonly keys: readonly string[];
  readonly salt: string;
}

/** The terms in an event. By their place, as each list of ethers has a method `keys`. */
export function fromReceivableEvent(terms: object): Receivable {
  const names = RECEIVABLE_TYPES.Receivable?.map(({ name }, i): [string, unknown] => [name, terms[i as never]]) ?? [];
  return fromReceivableStruct(Object.fromEntries(names) as unknown as ReceivableStructFields);
}

export function fromReceivableStruct(struct: ReceivableStructFields): Receivable {
  return {
    creditor: Number(struct.creditor),
    holder: struct.holder,
    obligor: Number(struct.obligor),
    guarantor: Number(struct.guarantor),
    face: struct.face,
    cash: struct.cash,
    calendar: fromCalendarId(struct.calendar),
    dueDate: dateText(Number(struct.dueDay)),
    graceDays: Number(struct.graceDays),
    lateRate: Number(struct.lateRate),
    documents: struct.documents,
    keys: [...struct.keys],
    salt: struct.salt,
  };
}
