import type { ReceivableState } from "../../sdk/receivables/model/states.ts";
import { amount, flag, integer, orNull, table, text, word } from "../store/table.ts";

export const RECEIVABLE = table(
  "receivable",
  {
    receivable: word(),
    state: word<ReceivableState>(),
    creditor: integer(),
    obligor: integer(),
    guarantor: integer(),
    face: amount(),
    cash: orNull(text()),
    dueDate: orNull(text()),
    paymentDate: orNull(text()),
    instrument: orNull(amount()),
    consented: orNull(flag()),
    guaranteed: flag(),
    subrogated: flag(),
    documents: orNull(text()),
    registeredAt: integer(),
    overdueSince: orNull(integer()),
    pos: integer(),
    block: integer(),
    transaction: text(),
  },
  ["receivable"],
  [["state"], ["creditor"], ["obligor"], ["instrument"], []],
);
