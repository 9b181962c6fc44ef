import { amountText } from "../../core/json/json-amounts.ts";
import { address, bytes32, hex, list, object, text, truth, uint } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import type { DualApproval } from "../../members/model/dual-approval.ts";
import { billsError } from "../errors.ts";
import { type BillDraft, type BillTerms, completeBill, toBillStruct } from "./bill-terms.ts";

const amount = amountText(19);

const TERMS = object(
  {
    drawer: uint(32),
    acceptor: uint(32),
    payee: uint(32),
    payeeAccount: address,
    amount,
    cash: address,
    issued: text,
    maturity: text,
    calendar: text,
    keys: list(bytes32),
  },
  {
    answerDays: uint(8),
    lateRate: uint(16),
    least: uint(32),
    notTransferable: truth,
    number: bytes32,
    background: bytes32,
  },
);
const SIGNED = object({ org: uint(32), deadline: uint(48), approval: object({ maker: hex, checker: hex }) });

/** What two people of an organisation signed, on its way to who brings it to the chain. */
export interface SignedBillAct {
  readonly org: number;
  readonly deadline: number;
  readonly approval: DualApproval;
}

/** What is written on a bill as JSON, the amount as text. @throws `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function billTermsJson(terms: BillTerms): string {
  toBillStruct(terms);
  return JSON.stringify(terms, (_, value) => (typeof value === "bigint" ? String(value) : value), 2);
}

/** Reads what is written on a bill; what is usual may be left out. @throws `JSON_INVALID`, `BILL_JSON_INVALID`, `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function parseBillTerms(json: string): BillTerms {
  const read = parseJson(json);
  TERMS(read, "", refuse);
  const draft = read as unknown as BillDraft;
  const terms = completeBill({ ...draft, amount: BigInt(draft.amount) });
  toBillStruct(terms);
  return terms;
}

/** Reads what two people signed. @throws `JSON_INVALID`, `BILL_JSON_INVALID`. */
export function parseSignedBillAct(json: string): SignedBillAct {
  const read = parseJson(json);
  SIGNED(read, "", refuse);
  return read as unknown as SignedBillAct;
}

function refuse(field: string, value: unknown, expected: string): never {
  const message = `bill: ${field || "the file"} should be ${expected}, is ${JSON.stringify(value)}`;
  throw billsError("BILL_JSON_INVALID", message, { field, value });
}
