import type {
  AmendmentState,
  CreditState,
  DocumentDisposition,
  DrawingFlag,
  PresentationState,
  Reimbursement,
} from "../../sdk/credits/model/states.ts";
import { amount, flag, integer, json, orNull, table, text, word } from "../store/table.ts";
import type { PlainDrawing, PlainTerms } from "./plain-terms.ts";

const PLACE = { pos: integer(), block: integer(), transaction: text() } as const;

/** Letters of credit, applied for or transferred. Money is that of the one that was applied for. */
export const CREDIT = table(
  "credit",
  {
    credit: word(),
    state: word<Exclude<CreditState, "None">>(),
    confirmed: flag(),
    /** Of which it is a transfer. */
    parent: orNull(word()),
    /** Name of the terms in force, and those. */
    termsName: text(),
    terms: json<PlainTerms>(),
    /** As it was applied for or transferred. */
    first: json<PlainTerms>(),
    /** Presentations that are examined or held, and transfers that are not closed. */
    live: integer(),
    max: amount(),
    drawn: amount(),
    margin: amount(),
    owed: amount(),
    outstanding: amount(),
    /** What could still have been drawn when it closed. */
    released: orNull(amount()),
    openedAt: integer(),
    issuedAt: orNull(integer()),
    advisedAt: orNull(integer()),
    closedAt: orNull(integer()),
    ...PLACE,
  },
  ["credit"],
  [["state"], ["parent"], []],
);

export const CREDIT_AMENDMENT = table(
  "credit_amendment",
  {
    credit: word(),
    /** Name of the amended terms. */
    termsName: word(),
    former: text(),
    state: text<Exclude<AmendmentState, "None">>(),
    terms: json<PlainTerms>(),
    byBeneficiary: flag(),
    byConfirmer: flag(),
    rejectedBy: orNull(integer()),
    /** The answer accepted other terms, which is rejection. */
    partly: flag(),
    issuedAt: integer(),
    endedAt: orNull(integer()),
    ...PLACE,
  },
  ["credit", "termsName"],
  [["credit"]],
);

/** Documents that were presented. Days are numbered from 1970-01-01, local. */
export const CREDIT_PRESENTATION = table(
  "credit_presentation",
  {
    presentation: word(),
    credit: word(),
    presenter: integer(),
    state: word<Exclude<PresentationState, "None">>(),
    reimbursement: text<Reimbursement>(),
    drawing: json<PlainDrawing>(),
    receivedOn: integer(),
    examineUntil: integer(),
    /** Day on which the bank that examines got them: its clock begins after it. */
    examinedFrom: integer(),
    /** 1 while a bank examines: at the end of its clock it is precluded. */
    isExamined: flag(),
    flags: json<readonly DrawingFlag[]>(),
    wasRefused: flag(),
    waived: flag(),
    /** Hash of the discrepancies that were waived last. */
    waivedFor: orNull(text()),
    byPreclusion: flag(),
    /** Since when the claim waits for an account that the ledger lets have it. */
    heldAt: orNull(integer()),
    applicantBound: flag(),
    discrepancies: json<readonly string[]>(),
    disposition: orNull(text<DocumentDisposition>()),
    presentedAt: integer(),
    changedAt: integer(),
    ...PLACE,
  },
  ["presentation"],
  [["credit"], ["state"], ["isExamined"], []],
);

/** What a bank owes for documents that it accepted: units of the ledger. */
export const CREDIT_CLAIM = table(
  "credit_claim",
  {
    /** The ledger's id. */
    claim: amount(),
    credit: word(),
    presentation: word(),
    kind: text<"Honour" | "Reimbursement">(),
    obligor: integer(),
    amount: amount(),
    paid: amount(),
    /** By the issuer, in place of the confirmer. */
    paidInPlace: amount(),
    paymentDay: integer(),
    byPreclusion: flag(),
    /** The first bank that paid for it, or for a part of it. */
    negotiatedTo: orNull(integer()),
    acceptedAt: integer(),
    ...PLACE,
  },
  ["claim"],
  [["credit"], ["presentation"]],
);
