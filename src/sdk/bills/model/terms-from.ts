import { fromCalendarId } from "../../settlement/model/calendar-id.ts";
import { dateText } from "../../settlement/model/dates.ts";
import type { BillTerms } from "./bill-terms.ts";

type Numbers = "drawer" | "acceptor" | "payee" | "issued" | "maturity" | "answerDays" | "lateRate" | "least";

/** Terms as the contract's event gives them: `keys`, the last, by its place, as ethers' results have a method of that name. */
export type BillStruct = Readonly<Record<Numbers, bigint>> &
  Omit<BillTerms, Numbers | "keys"> & { readonly 15: readonly string[] };

/** Terms of what an event says. */
export function termsFrom(struct: BillStruct): BillTerms {
  return {
    drawer: Number(struct.drawer),
    acceptor: Number(struct.acceptor),
    payee: Number(struct.payee),
    payeeAccount: struct.payeeAccount,
    amount: struct.amount,
    cash: struct.cash,
    issued: dateText(Number(struct.issued)),
    maturity: dateText(Number(struct.maturity)),
    answerDays: Number(struct.answerDays),
    lateRate: Number(struct.lateRate),
    least: Number(struct.least),
    notTransferable: struct.notTransferable,
    calendar: fromCalendarId(struct.calendar),
    number: struct.number,
    background: struct.background,
    keys: [...struct[15]],
  };
}
