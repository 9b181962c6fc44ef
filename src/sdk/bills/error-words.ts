import { decodeBytes32String } from "ethers";
import type { ErrorWords } from "../core/error-words.ts";
import { dateText } from "../settlement/model/dates.ts";
import { BILL_LOT_STATES, BILL_STATES, wordOf } from "./model/states.ts";

const time = (value: unknown) => new Date(Number(value) * 1000).toISOString().replace(".000Z", "Z");
const date = (value: unknown) => dateText(Number(value));
const dateOrUnknown = (value: unknown) => (Number(value) === 0 ? "not known yet" : date(value));
const lotState = (value: unknown) => wordOf(BILL_LOT_STATES, value as bigint);

export const BILLS_WORDS: ErrorWords = {
  Bills_WrongState: { state: (value) => wordOf(BILL_STATES, value as bigint) },
  Bills_TermsInvalid: { field: (value) => decodeBytes32String(String(value)) },
  Bills_TenorExceeded: { maturity: date, latest: date },
  Bills_TooLate: { deadline: time, now_: time },
  Bills_NotLapsed: { acceptBy: time },
  Bills_Matured: { maturity: date },
  BillClaims_WrongState: { state: lotState },
  BillClaims_NotDue: { maturity: date },
  BillClaims_TooLate: { deadline: time, now_: time },
  BillClaims_NotSilent: { answerBy: dateOrUnknown },
  BillClaims_TimeBarred: { until: date },
  BillClaims_NotBarred: { until: date },
};
