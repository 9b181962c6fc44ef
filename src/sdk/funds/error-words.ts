import type { ErrorWords } from "../core/error-words.ts";
import { fromPurpose } from "./model/purpose.ts";
import { FACILITY_STATES, PURPOSE_PAYMENT_STATES, wordOf } from "./model/states.ts";

const time = (value: unknown) => new Date(Number(value) * 1000).toISOString().replace(".000Z", "Z");
const timeOrNone = (value: unknown) => (Number(value) === 0 ? "none" : time(value));
const purpose = (value: unknown) => fromPurpose(String(value));

export const FUNDS_WORDS: ErrorWords = {
  Facilities_WrongState: { state: (value) => wordOf(FACILITY_STATES, value as bigint) },
  Facilities_TermsInvalid: { field: purpose },
  Facilities_TooLate: { deadline: time, now_: time },
  Facilities_TooEarly: { until: time, now_: time },
  Facilities_EvidenceMissing: { evidenceBy: time },
  PurposePayments_WrongState: { state: (value) => wordOf(PURPOSE_PAYMENT_STATES, value as bigint) },
  PurposePayments_TooLate: { deadline: time, now_: time },
  PurposePayments_NotLapsed: { answerBy: time },
  PurposePayments_RequestInvalid: { field: purpose },
  PurposePayments_BudgetExceeded: { purpose },
  PurposePayments_NotListed: { from: timeOrNone },
  PurposePayments_OwnPaymentForbidden: { evidenceBy: timeOrNone },
};
