import {
  ADDRESS,
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  INTEGER,
  listOf,
  ORG,
  objectOf,
  orNull,
  TEXT,
  TIME,
  WHOLE,
  wordOf,
} from "../../core/json/json-schema.ts";
import { PASSING_MARKS } from "../../ledger/model/passing-mark.ts";
import { HAPPENED, MINE, WITHHELD } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import { BILL_LOT_STATES, BILL_STATES } from "../model/states.ts";

const MONEY = about(orNull(AMOUNT), "In minor units of the cash");
const DATE = about(TEXT, "YYYY-MM-DD, in the acceptor's time");
const LOT = about(AMOUNT, "The ledger's id of the lot");

const TERMS = objectOf({
  drawer: ORG,
  acceptor: ORG,
  payee: ORG,
  payeeAccount: ADDRESS,
  amount: AMOUNT,
  cash: ADDRESS,
  issued: DATE,
  maturity: DATE,
  answerDays: about(WHOLE, "Banking days after that of presentation in which the acceptor answers"),
  lateRate: about(WHOLE, "Interest on what is not paid, in basis points of a year of 360 days"),
  least: about(WHOLE, "No part is smaller; 0 for none"),
  notTransferable: about(BOOLEAN, "The drawer wrote so"),
  calendar: TEXT,
  number: BYTES32,
  background: about(BYTES32, "Root of the salted documents of the trade"),
  keys: about(listOf(BYTES32), "Keyed digests that identify the documents"),
});

const BILL = titled(
  "IndexedBill",
  objectOf({
    bill: BYTES32,
    state: wordOf(BILL_STATES),
    terms: about(orNull(TERMS), "What is written on it"),
    instrument: about(orNull(AMOUNT), "The ledger's id of the lot as it was issued; null before it is accepted"),
    notTransferable: about(orNull(BOOLEAN), "The drawer or the acceptor wrote so"),
    acceptBy: about(orNull(TIME), "Last second in which it is accepted"),
    lastDay: about(orNull(DATE), "The last day of presentation as it was when the bill was accepted"),
    open: about(orNull(AMOUNT), "What of the amount is owed still"),
    conditional: about(orNull(BOOLEAN), "It was accepted under a condition, which is refusal"),
    drawnAt: TIME,
    acceptedAt: orNull(TIME),
    endedAt: about(orNull(TIME), "When it was refused, withdrawn or closed"),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const STEP = objectOf({
  from: ORG,
  to: ORG,
  mark: about({ enum: PASSING_MARKS }, "What its giver answers for follows from it"),
  time: HAPPENED.time,
  transaction: HAPPENED.transaction,
});

const BILL_LOT = titled(
  "IndexedBillLot",
  objectOf({
    instrument: LOT,
    amount: MONEY,
    holder: orNull(ADDRESS),
    org: about(orNull(ORG), "Organisation of the holder"),
    pledged: MONEY,
    steps: about(orNull(listOf(STEP)), "How it came from the payee to its holder: who claims shows them"),
    state: orNull({ enum: BILL_LOT_STATES }),
    late: about(orNull(BOOLEAN), "It was presented after its last day: only drawer and acceptor answer"),
    presentedOn: orNull(DATE),
    answerBy: about(orNull(DATE), "The last day of the answer as it was at the presentation"),
    refusedOn: orNull(DATE),
    refusedBy: about(orNull(ORG), "Null where the acceptor was silent"),
    reason: about(orNull(BYTES32), "Code or hash of why"),
    base: about(orNull(AMOUNT), "Of a refused lot: what is owed without interest from a day on, and without costs"),
    interestFrom: orNull(DATE),
    rank: about(
      orNull(INTEGER),
      "Where its owner stands among who answers, once somebody paid: acceptor 0, drawer 1, first endorser 2",
    ),
    costs: MONEY,
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const GUARANTEE = titled(
  "IndexedBillGuarantee",
  objectOf({
    bill: BYTES32,
    party: about(orNull(ORG), "For whom it answers"),
    guarantor: orNull(ORG),
    state: { enum: ["Given", "Freed"] },
    givenAt: TIME,
    freedAt: orNull(TIME),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const CLAIM = titled(
  "IndexedBillClaim",
  objectOf({
    bill: BYTES32,
    instrument: LOT,
    claimant: orNull(ORG),
    target: about(orNull(ORG), "From whom is claimed"),
    party: about(orNull(ORG), "The target itself, or for whom it guarantees"),
    state: about({ enum: ["Open", "Paid", "Ended"] }, "It ends where another pays, or nobody has to"),
    costs: MONEY,
    paid: about(orNull(AMOUNT), "With interest and costs"),
    interest: MONEY,
    claimedAt: TIME,
    endedAt: orNull(TIME),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const DEADLINE = titled(
  "IndexedBillDeadline",
  objectOf({
    kind: about(
      { enum: ["Acceptance", "Presentation", "Window", "Answer", "Recourse", "ReRecourse", "End", "Pledge"] },
      "The acceptor is silent; it can be presented; it is presented late; the acceptor has refused; endorsers answer no more, to the holder or to who paid; the lot ends; a pledgee may take it",
    ),
    instrument: about(orNull(AMOUNT), "The lot; null for the bill"),
    orgs: about(orNull(listOf(ORG)), "Whose clock it is"),
    day: about(orNull(DATE), "Last day"),
    dueAt: about(orNull(TIME), "First second after that day; null where the calendar has no data of that year"),
    isOver: about(orNull(BOOLEAN), "At the time of asOf"),
    withheld: WITHHELD,
  }),
);

const bill = BYTES32;

/** What the query API answers about bills. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "bills",
    path: "/v1/bills",
    summary: "Bills as they stand, in the order of the chain or newest first",
    answer: "page",
    parameters: { state: wordOf(BILL_STATES), mine: MINE, newest: about(BOOLEAN, "Newest first") },
    item: BILL,
  },
  { name: "bill", path: "/v1/bills/{bill}", summary: "A bill", answer: "one", parameters: { bill }, item: BILL },
  {
    name: "billLots",
    path: "/v1/bills/{bill}/lots",
    summary: "Lots of an accepted bill, each with its endorsement chain, in the order of the chain",
    answer: "page",
    parameters: { bill },
    item: BILL_LOT,
  },
  {
    name: "billGuarantees",
    path: "/v1/bills/{bill}/guarantees",
    summary: "Who guarantees a bill, and for whom, in the order of the chain",
    answer: "page",
    parameters: { bill },
    item: GUARANTEE,
  },
  {
    name: "billClaims",
    path: "/v1/bills/{bill}/claims",
    summary: "Recourse on a bill: who claims from whom, and who paid, in the order of the chain",
    answer: "page",
    parameters: { bill },
    item: CLAIM,
  },
  {
    name: "billDeadlines",
    path: "/v1/bills/{bill}/deadlines",
    summary: "Clocks that run on a bill and its lots",
    answer: "page",
    parameters: { bill },
    item: DEADLINE,
  },
];
