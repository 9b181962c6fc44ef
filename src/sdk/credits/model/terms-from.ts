import { fromCalendarId } from "../../settlement/model/calendar-id.ts";
import { dateText } from "../../settlement/model/dates.ts";
import type { CreditTerms } from "./credit-terms.ts";
import { AVAILABILITIES, TENORS_FROM, UNIFORM_RULES, wordOf } from "./states.ts";

type Numbers =
  | "applicant"
  | "issuer"
  | "advisor"
  | "confirmer"
  | "nominated"
  | "beneficiary"
  | "plusBps"
  | "minusBps"
  | "availability"
  | "tenorDays"
  | "tenorFrom"
  | "expiry"
  | "latestShipment"
  | "presentationDays"
  | "rules"
  | "insuranceBps";

/** Terms as a contract's event gives them. */
export type CreditStruct = Readonly<Record<Numbers, bigint>> & Omit<CreditTerms, Numbers>;

/** Terms of what an event says. */
export function termsFrom(struct: CreditStruct): CreditTerms {
  const { amount, margin, unitPrice, partialDrawings, transferable } = struct;
  return {
    applicant: Number(struct.applicant),
    applicantAccount: struct.applicantAccount,
    issuer: Number(struct.issuer),
    advisor: Number(struct.advisor),
    confirmer: Number(struct.confirmer),
    nominated: Number(struct.nominated),
    beneficiary: Number(struct.beneficiary),
    beneficiaryAccount: struct.beneficiaryAccount,
    amount,
    plusBps: Number(struct.plusBps),
    minusBps: Number(struct.minusBps),
    cash: struct.cash,
    margin,
    partialDrawings,
    transferable,
    availability: wordOf(AVAILABILITIES, struct.availability),
    tenorDays: Number(struct.tenorDays),
    tenorFrom: wordOf(TENORS_FROM, struct.tenorFrom),
    expiry: dateText(Number(struct.expiry)),
    latestShipment: dateText(Number(struct.latestShipment)),
    presentationDays: Number(struct.presentationDays),
    calendar: fromCalendarId(struct.calendar),
    confirmerCalendar: fromCalendarId(struct.confirmerCalendar),
    rules: wordOf(UNIFORM_RULES, struct.rules),
    unitPrice,
    insuranceBps: Number(struct.insuranceBps),
    goods: struct.goods,
    documents: struct.documents,
    parent: struct.parent,
    salt: struct.salt,
  };
}
