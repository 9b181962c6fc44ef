import type { ErrorWords } from "../core/error-words.ts";
import { dateText } from "../settlement/model/dates.ts";
import { receivableStateOf } from "./model/states.ts";

const date = (value: unknown) => dateText(Number(value));
const time = (value: unknown) => new Date(Number(value) * 1000).toISOString().replace(".000Z", "Z");

export const RECEIVABLES_WORDS: ErrorWords = {
  Receivables_Expired: { deadline: time, now_: time },
  Receivables_NotExpired: { confirmBy: time },
  Receivables_TenorInvalid: { dueDay: date, earliest: date, latest: date },
  Receivables_WrongState: { state: (value) => receivableStateOf(value as bigint) },
  Recourses_Lapsed: { lastDay: date },
  Recourses_NotDefaulted: { from: time },
  Recourses_NotOverdue: { lastDay: date },
};
