import {
  ADDRESS,
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  INTEGER,
  type JsonSchema,
  listOf,
  ORG,
  objectOf,
  orNull,
  TEXT,
  TIME,
  WHOLE,
  wordOf,
} from "../../core/json/json-schema.ts";
import { holding } from "../../ledger/query/holding.ts";
import { HAPPENED, MINE, WITHHELD } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import {
  AMENDMENT_STATES,
  AVAILABILITIES,
  CREDIT_STATES,
  DOCUMENT_DISPOSITIONS,
  DRAWING_FLAGS,
  PRESENTATION_STATES,
  REIMBURSEMENTS,
  TENORS_FROM,
  UNIFORM_RULES,
} from "../model/states.ts";

const MONEY = about(orNull(AMOUNT), "In minor units of the cash");
const DATE = about(TEXT, "YYYY-MM-DD, in the bank's time");

const TERMS: JsonSchema = objectOf({
  applicant: ORG,
  applicantAccount: ADDRESS,
  issuer: ORG,
  advisor: WHOLE,
  confirmer: about(WHOLE, "Who is asked to confirm it; 0 for nobody"),
  nominated: about(WHOLE, "0 for nobody"),
  beneficiary: ORG,
  beneficiaryAccount: ADDRESS,
  amount: AMOUNT,
  plusBps: WHOLE,
  minusBps: WHOLE,
  cash: ADDRESS,
  margin: AMOUNT,
  partialDrawings: BOOLEAN,
  transferable: BOOLEAN,
  availability: { enum: AVAILABILITIES },
  tenorDays: WHOLE,
  tenorFrom: { enum: TENORS_FROM },
  expiry: about(DATE, "Last day of presentation; if it is no banking day, the next one"),
  latestShipment: DATE,
  presentationDays: WHOLE,
  calendar: TEXT,
  confirmerCalendar: TEXT,
  rules: { enum: UNIFORM_RULES },
  unitPrice: AMOUNT,
  insuranceBps: WHOLE,
  goods: BYTES32,
  documents: BYTES32,
  parent: BYTES32,
  salt: BYTES32,
});

const CREDIT = titled(
  "IndexedCredit",
  objectOf({
    credit: BYTES32,
    state: wordOf(CREDIT_STATES),
    confirmed: orNull(BOOLEAN),
    parent: about(orNull(BYTES32), "Of which it is a transfer: the money is that one's"),
    terms: about(orNull(TERMS), "Those in force"),
    termsName: orNull(BYTES32),
    live: about(orNull(INTEGER), "Presentations that are examined or held, and transfers that are not closed"),
    max: about(orNull(AMOUNT), "All that can be drawn, in minor units of the cash"),
    available: about(orNull(AMOUNT), "What still can be drawn"),
    margin: about(orNull(AMOUNT), "Of the applicant, that is here"),
    owed: about(orNull(AMOUNT), "What the applicant owes the issuer"),
    outstanding: about(orNull(AMOUNT), "Accepted, and not yet honoured by the issuer"),
    released: about(orNull(AMOUNT), "What could still have been drawn when it closed"),
    openedAt: about(TIME, "When it was applied for, or transferred"),
    issuedAt: orNull(TIME),
    advisedAt: orNull(TIME),
    closedAt: orNull(TIME),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const AMENDMENT = titled(
  "IndexedAmendment",
  objectOf({
    credit: BYTES32,
    termsName: about(BYTES32, "Name of the amended terms"),
    former: about(orNull(BYTES32), "Name of those that it amends"),
    state: wordOf(AMENDMENT_STATES),
    terms: orNull(TERMS),
    byBeneficiary: about(orNull(BOOLEAN), "Whether the beneficiary accepted it"),
    byConfirmer: about(orNull(BOOLEAN), "Whether the confirmer extended its confirmation to it"),
    rejectedBy: orNull(ORG),
    partly: about(orNull(BOOLEAN), "The answer accepted other terms, which is rejection"),
    issuedAt: TIME,
    endedAt: about(orNull(TIME), "When it came into force or was rejected"),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const DRAWING: JsonSchema = objectOf({
  credit: BYTES32,
  terms: about(BYTES32, "Name of those under which it is presented"),
  number: about(AMOUNT, "The presenter's own"),
  documents: about(BYTES32, "Root of the salted documents"),
  amount: AMOUNT,
  invoiceAmount: AMOUNT,
  shipDate: DATE,
  atConfirmer: about(BOOLEAN, "Whether the confirmer examines, or the issuer"),
  keys: about(listOf(BYTES32), "Keyed digests that identify the documents"),
});

const PRESENTATION = titled(
  "IndexedPresentation",
  objectOf({
    presentation: BYTES32,
    credit: BYTES32,
    presenter: orNull(ORG),
    state: wordOf(PRESENTATION_STATES),
    reimbursement: about(
      orNull({ enum: REIMBURSEMENTS }),
      "What the issuer does with documents that the confirmer accepted",
    ),
    drawing: orNull(DRAWING),
    receivedOn: orNull(DATE),
    examineUntil: about(orNull(DATE), "Last day of examination by the bank that has the documents now"),
    flags: about(orNull(listOf({ enum: DRAWING_FLAGS })), "Discrepancies that the terms themselves show"),
    waived: about(orNull(BOOLEAN), "Whether the applicant waived the discrepancies"),
    byPreclusion: about(orNull(BOOLEAN), "Whether the bank was silent, and so accepted"),
    applicantBound: about(orNull(BOOLEAN), "Whether the applicant has to take the documents"),
    discrepancies: about(orNull(listOf(BYTES32)), "Salted hashes of what is wrong, each"),
    disposition: about(orNull(wordOf(DOCUMENT_DISPOSITIONS)), "What becomes of refused documents"),
    presentedAt: TIME,
    changedAt: TIME,
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const CLAIM = titled(
  "IndexedCreditClaim",
  objectOf({
    claim: about(AMOUNT, "The ledger's id of its units"),
    credit: BYTES32,
    presentation: BYTES32,
    kind: about(
      { enum: ["Honour", "Reimbursement"] },
      "Of the beneficiary on the bank, or of the confirmer on the issuer",
    ),
    obligor: orNull(ORG),
    amount: MONEY,
    paid: MONEY,
    paymentDate: orNull(DATE),
    byPreclusion: orNull(BOOLEAN),
    negotiatedTo: about(orNull(ORG), "The first bank that took it, or a part of it, by a deal"),
    acceptedAt: TIME,
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const HOLDING = holding("IndexedClaimHolding");

const DEADLINE = titled(
  "IndexedCreditDeadline",
  objectOf({
    kind: about(
      { enum: ["Examination", "Return", "Collection", "Forwarding", "Reimbursement", "Expiry", "Payment"] },
      "A bank is precluded; refused documents go back; a claim can be collected; the issuer examines in place of a confirmer that did not honour; the confirmer cannot ask the issuer any more; nothing can be presented any more; a claim is paid",
    ),
    subject: about(TEXT, "The presentation, the credit, or the claim"),
    orgs: about(orNull(listOf(ORG)), "Who has to act until then"),
    day: about(orNull(DATE), "Last day; of a payment, its day; of a claim that can be collected, since when"),
    dueAt: about(
      orNull(TIME),
      "First second after that day, of a payment its first second, of a claim that can be collected since when; null where the calendar has no data of that year",
    ),
    isOver: about(orNull(BOOLEAN), "At the time of asOf"),
    withheld: WITHHELD,
  }),
);

const credit = BYTES32;

/** What the query API answers about letters of credit. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "credits",
    path: "/v1/credits",
    summary: "Letters of credit as they stand, in the order of the chain or newest first",
    answer: "page",
    parameters: { state: wordOf(CREDIT_STATES), mine: MINE, newest: about(BOOLEAN, "Newest first") },
    item: CREDIT,
  },
  {
    name: "credit",
    path: "/v1/credits/{credit}",
    summary: "A letter of credit",
    answer: "one",
    parameters: { credit },
    item: CREDIT,
  },
  {
    name: "creditAmendments",
    path: "/v1/credits/{credit}/amendments",
    summary: "Amendments of a credit, in the order of the chain",
    answer: "page",
    parameters: { credit },
    item: AMENDMENT,
  },
  {
    name: "creditPresentations",
    path: "/v1/presentations",
    summary: "Documents that were presented, in the order of the chain or newest first",
    answer: "page",
    parameters: { credit, state: wordOf(PRESENTATION_STATES), newest: about(BOOLEAN, "Newest first") },
    item: PRESENTATION,
  },
  {
    name: "creditPresentation",
    path: "/v1/presentations/{presentation}",
    summary: "Documents that were presented",
    answer: "one",
    parameters: { presentation: BYTES32 },
    item: PRESENTATION,
  },
  {
    name: "creditClaims",
    path: "/v1/credits/{credit}/claims",
    summary: "What banks owe for documents that they accepted, in the order of the chain",
    answer: "page",
    parameters: { credit },
    item: CLAIM,
  },
  {
    name: "creditClaimHolders",
    path: "/v1/credit-claims/{claim}/holders",
    summary: "Who holds a claim now",
    answer: "page",
    parameters: { claim: AMOUNT },
    item: HOLDING,
  },
  {
    name: "creditDeadlines",
    path: "/v1/credits/{credit}/deadlines",
    summary: "Clocks that run under a credit: examinations, its expiry, payments",
    answer: "page",
    parameters: { credit },
    item: DEADLINE,
  },
];
