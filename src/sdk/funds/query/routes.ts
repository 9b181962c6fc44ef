import {
  ADDRESS,
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  listOf,
  ORG,
  objectOf,
  orNull,
  TEXT,
  TIME,
  WHOLE,
  wordOf,
} from "../../core/json/json-schema.ts";
import { HAPPENED, WITHHELD } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import { FACILITY_STATES, PURPOSE_PAYMENT_STATES } from "../model/states.ts";

const MONEY = about(AMOUNT, "In minor units of the cash");
const BANKING_DAYS = about(WHOLE, "Banking days");

const TERMS = objectOf({
  lender: ORG,
  borrower: ORG,
  lenderAccount: about(ADDRESS, "Account that is repaid"),
  borrowerAccount: about(ADDRESS, "Account that gets what is left when nothing is owed"),
  cash: ADDRESS,
  amount: about(AMOUNT, "What can be drawn, all in all"),
  fee: about(AMOUNT, "Owed once, from the opening on"),
  rate: about(WHOLE, "Interest, in basis points of a year of 360 days"),
  drawUntil: about(TIME, "Last second in which it is drawn"),
  useBy: about(TIME, "Last second in which a payment is requested"),
  byRule: about(AMOUNT, "The most that one payee is paid without the lender's hands, within a day"),
  cooling: about(WHOLE, "Seconds that a payee was listed before it can be paid"),
  answerDays: BANKING_DAYS,
  cureDays: BANKING_DAYS,
  evidenceDays: about(WHOLE, "Banking days; 0 where the borrower is not paid itself"),
  calendar: TEXT,
  number: BYTES32,
  agreement: about(BYTES32, "Root of the salted documents of the agreement"),
  lines: listOf(objectOf({ purpose: TEXT, amount: MONEY })),
  related: about(listOf(ORG), "Organisations of the borrower's group as the terms name them"),
});

const LINE = objectOf({
  purpose: TEXT,
  amount: MONEY,
  taken: about(AMOUNT, "What was paid, and what open requests ask for"),
});

const OWED = objectOf({
  day: about(TEXT, "Up to which interest counts: YYYY-MM-DD in the calendar's time, at asOf"),
  principal: MONEY,
  interest: MONEY,
  fee: about(AMOUNT, "What of the fee is not paid"),
});

const FACILITY = titled(
  "IndexedFacility",
  objectOf({
    facility: BYTES32,
    state: wordOf(FACILITY_STATES),
    terms: about(orNull(TERMS), "What lender and borrower agreed"),
    drawn: about(orNull(AMOUNT), "What the lender paid in, all in all"),
    unspent: about(orNull(AMOUNT), "What of it is in the purpose account"),
    reserved: about(orNull(AMOUNT), "What of that open requests ask for"),
    asked: about(orNull(AMOUNT), "What the borrower asked to draw next"),
    lines: orNull(listOf(LINE)),
    related: about(orNull(listOf(ORG)), "Organisations of the borrower's group, with whom the lender named since"),
    owed: orNull(OWED),
    cureUntil: about(orNull(TIME), "Last second to cure a breach"),
    breachEvidence: about(orNull(BYTES32), "Root of the documents that show the last breach"),
    evidenceBy: about(orNull(TIME), "Last second in which the borrower shows what it was paid itself"),
    openedAt: TIME,
    acceleratedAt: orNull(TIME),
    closedAt: orNull(TIME),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const REQUEST = objectOf({
  facility: BYTES32,
  number: AMOUNT,
  purpose: TEXT,
  payee: about(ADDRESS, "Account that is paid"),
  amount: MONEY,
  documents: about(BYTES32, "Root of the salted contract and invoice"),
  keys: about(listOf(BYTES32), "Keyed digests that identify the invoice"),
  deadline: about(TIME, "Last second in which it can be brought"),
});

const PAYMENT = titled(
  "IndexedPurposePayment",
  objectOf({
    payment: about(BYTES32, "The request's id"),
    facility: BYTES32,
    state: wordOf(PURPOSE_PAYMENT_STATES),
    request: about(orNull(REQUEST), "What the borrower asked for"),
    payeeOrg: about(orNull(ORG), "The organisation that is paid"),
    answerBy: about(orNull(TIME), "Last second of the lender's answer"),
    made: about(
      orNull(objectOf({ byRule: about(BOOLEAN, "Without the lender's hands"), ...HAPPENED })),
      "That the payee was paid",
    ),
    reason: about(orNull(BYTES32), "Why the lender refused"),
    evidence: about(
      orNull(objectOf({ documents: BYTES32, keys: listOf(BYTES32) })),
      "What the borrower showed of what it was paid itself",
    ),
    requestedAt: TIME,
    returningAt: about(orNull(TIME), "When the payee's money was here again"),
    endedAt: about(orNull(TIME), "When it was refused, withdrawn, not answered in time, or given back"),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const PAYEE = titled(
  "IndexedFacilityPayee",
  objectOf({
    facility: BYTES32,
    payee: orNull(ADDRESS),
    org: orNull(ORG),
    from: about(orNull(TIME), "The second from which on it can be paid"),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const DEADLINE = titled(
  "IndexedFacilityDeadline",
  objectOf({
    kind: about(
      { enum: ["Answer", "Booking", "Cure", "Evidence", "Return"] },
      "A request ends; what came back is booked; the facility is frozen; nothing is drawn or paid; what is unspent goes back",
    ),
    payment: about(orNull(BYTES32), "The request; null for the facility"),
    orgs: about(orNull(listOf(ORG)), "Whose clock it is"),
    dueAt: about(orNull(TIME), "First second after it"),
    isOver: about(orNull(BOOLEAN), "At the time of asOf"),
    withheld: WITHHELD,
  }),
);

const facility = BYTES32;

/** What the query API answers about facilities. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "facilities",
    path: "/v1/facilities",
    summary: "Facilities as they stand, in the order of the chain or newest first",
    answer: "page",
    parameters: { state: wordOf(FACILITY_STATES), newest: about(BOOLEAN, "Newest first") },
    item: FACILITY,
  },
  {
    name: "facility",
    path: "/v1/facilities/{facility}",
    summary: "A facility",
    answer: "one",
    parameters: { facility },
    item: FACILITY,
  },
  {
    name: "facilityPayments",
    path: "/v1/facilities/{facility}/payments",
    summary: "Requests of payments out of a facility's purpose account, in the order of the chain or newest first",
    answer: "page",
    parameters: { facility, state: wordOf(PURPOSE_PAYMENT_STATES), newest: about(BOOLEAN, "Newest first") },
    item: PAYMENT,
  },
  {
    name: "facilityPayees",
    path: "/v1/facilities/{facility}/payees",
    summary: "Accounts that can be paid, in the order in which they were listed",
    answer: "page",
    parameters: { facility },
    item: PAYEE,
  },
  {
    name: "facilityDeadlines",
    path: "/v1/facilities/{facility}/deadlines",
    summary: "Clocks that run on a facility and its requests",
    answer: "page",
    parameters: { facility },
    item: DEADLINE,
  },
];
