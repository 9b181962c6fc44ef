import { fromCalendarId } from "../../settlement/model/calendar-id.ts";
import type { BudgetLine, FacilityTerms } from "./facility-terms.ts";
import type { PaymentRequest } from "./payment-request.ts";
import { fromPurpose } from "./purpose.ts";

type Numbers =
  | "lender"
  | "borrower"
  | "rate"
  | "drawUntil"
  | "useBy"
  | "cooling"
  | "answerDays"
  | "cureDays"
  | "evidenceDays";

/** Terms as the contract's event gives them. */
export type FacilityStruct = Readonly<Record<Numbers, bigint>> &
  Omit<FacilityTerms, Numbers | "related"> & { readonly related: readonly bigint[] };

/** A request as the contract's event gives it: `keys` by its place, as ethers' results have a method of that name. */
export type RequestStruct = Omit<PaymentRequest, "keys" | "deadline"> & {
  readonly 6: readonly string[];
  readonly deadline: bigint;
};

/** Terms of what an event says. */
export function termsFrom(struct: FacilityStruct): FacilityTerms {
  return {
    lender: Number(struct.lender),
    borrower: Number(struct.borrower),
    lenderAccount: struct.lenderAccount,
    borrowerAccount: struct.borrowerAccount,
    cash: struct.cash,
    amount: struct.amount,
    fee: struct.fee,
    rate: Number(struct.rate),
    drawUntil: Number(struct.drawUntil),
    useBy: Number(struct.useBy),
    byRule: struct.byRule,
    cooling: Number(struct.cooling),
    answerDays: Number(struct.answerDays),
    cureDays: Number(struct.cureDays),
    evidenceDays: Number(struct.evidenceDays),
    calendar: fromCalendarId(struct.calendar),
    number: struct.number,
    agreement: struct.agreement,
    lines: struct.lines.map(({ purpose, amount }) => ({ purpose: fromPurpose(purpose), amount })),
    related: struct.related.map(Number),
  };
}

/** A request of what an event says. */
export function requestFrom(struct: RequestStruct): PaymentRequest {
  return {
    facility: struct.facility,
    number: struct.number,
    purpose: fromPurpose(struct.purpose),
    payee: struct.payee,
    amount: struct.amount,
    documents: struct.documents,
    keys: [...struct[6]],
    deadline: Number(struct.deadline),
  };
}

type Decimal<T, Names extends keyof T> = Omit<T, Names> & { readonly [Name in Names]: string };

/** Terms as the query API has them: amounts in decimal. */
export type DecimalTerms = Decimal<Omit<FacilityTerms, "lines">, "amount" | "fee" | "byRule"> & {
  readonly lines: readonly Decimal<BudgetLine, "amount">[];
};

/** Terms of what the query API says. */
export function termsOf({ amount, fee, byRule, lines, ...terms }: DecimalTerms): FacilityTerms {
  const money = { amount: BigInt(amount), fee: BigInt(fee), byRule: BigInt(byRule) };
  return { ...terms, ...money, lines: lines.map((line) => ({ ...line, amount: BigInt(line.amount) })) };
}

/** A request of what the query API says. */
export function requestOf({
  number,
  amount,
  ...request
}: Decimal<PaymentRequest, "number" | "amount">): PaymentRequest {
  return { ...request, number: BigInt(number), amount: BigInt(amount) };
}
