import { amountText } from "../../core/json/json-amounts.ts";
import { address, hex, list, object, uint } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import type { DualApproval } from "../../members/model/dual-approval.ts";
import { type CycleTerms, toTermsStruct } from "./cycle-terms.ts";
import type { Obligation } from "./obligation.ts";
import { refuseOf } from "./refuse-of.ts";

/** What two people of a bank signed, on its way to who brings it to the chain. */
export interface SignedByBank {
  readonly bank: number;
  readonly approval: DualApproval;
}

const amount = amountText(39);
const MEMBER = object({ bank: uint(32), account: address, netDebitCap: amount, collateral: amount, fund: amount });
const PAIR = object({ creditor: uint(32), debtor: uint(32), cap: amount });
const TERMS = object(
  {
    operator: uint(32),
    cash: address,
    number: amount,
    closesAt: uint(48),
    fundedBy: uint(48),
    topUp: uint(32),
    members: list(MEMBER),
  },
  { pairCaps: list(PAIR) },
);
const OBLIGATIONS = list(object({ debtor: uint(32), creditor: uint(32), amount, number: amount }));
const SIGNED = object({ bank: uint(32), approval: object({ maker: hex, checker: hex }) });

const plain = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);

/** Terms as JSON, amounts as text. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function cycleTermsJson(terms: CycleTerms): string {
  toTermsStruct(terms);
  const times = { closesAt: Number(terms.closesAt), fundedBy: Number(terms.fundedBy) };
  return JSON.stringify({ ...terms, ...times }, plain, 2);
}

/** Reads terms. Strict: each field is there once, has the right form, and there is no other. @throws `JSON_INVALID`, `CLEARING_JSON_INVALID`, `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function parseCycleTerms(json: string): CycleTerms {
  const read = parseJson(json);
  TERMS(read, "", refuseOf("clearing"));
  const { members, pairCaps = [], ...rest } = read as unknown as CycleTerms;
  const terms: CycleTerms = {
    ...rest,
    number: BigInt(rest.number),
    members: members.map(({ netDebitCap, collateral, fund, ...member }) => {
      return { ...member, netDebitCap: BigInt(netDebitCap), collateral: BigInt(collateral), fund: BigInt(fund) };
    }),
    pairCaps: pairCaps.map(({ cap, ...pair }) => ({ ...pair, cap: BigInt(cap) })),
  };
  toTermsStruct(terms);
  return terms;
}

/** Obligations as JSON, amounts and numbers as text. */
export function obligationsJson(obligations: readonly Obligation[]): string {
  return JSON.stringify(obligations, plain, 2);
}

/** Reads obligations. @throws `JSON_INVALID`, `CLEARING_JSON_INVALID`. */
export function parseObligations(json: string): Obligation[] {
  const read = parseJson(json);
  OBLIGATIONS(read, "", refuseOf("clearing"));
  return (read as unknown as Obligation[]).map(({ amount: owed, number, ...banks }) => {
    return { ...banks, amount: BigInt(owed), number: BigInt(number) };
  });
}

/** Reads what two people of a bank signed. @throws `JSON_INVALID`, `CLEARING_JSON_INVALID`. */
export function parseSignedByBank(json: string): SignedByBank {
  const read = parseJson(json);
  SIGNED(read, "", refuseOf("clearing"));
  const { bank, approval } = read as unknown as SignedByBank;
  return { bank, approval };
}
