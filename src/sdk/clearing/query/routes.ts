import {
  ADDRESS,
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  type JsonSchema,
  listOf,
  ORG,
  objectOf,
  orNull,
  TIME,
  WHOLE,
  wordOf,
} from "../../core/json/json-schema.ts";
import { HAPPENED, WITHHELD } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import { CYCLE_STATES } from "../model/states.ts";

const MONEY = about(orNull(AMOUNT), "In minor units of the cash");
const NET: JsonSchema = { type: "string", pattern: "^-?[0-9]+$" };
const STATE = wordOf(CYCLE_STATES);

const CYCLE = titled(
  "IndexedCycle",
  objectOf({
    cycle: BYTES32,
    state: about(STATE, "Closed: open, and its time is over"),
    operator: ORG,
    cash: ADDRESS,
    number: about(AMOUNT, "The operator's own"),
    closesAt: about(TIME, "Last second in which obligations are confirmed"),
    fundedBy: about(TIME, "Last second in which net debtors pay, as the terms say it"),
    topUp: about(WHOLE, "Seconds that net debtors have at least"),
    until: about(TIME, "While Open, last second in which obligations are confirmed; then, in which net debtors pay"),
    members: about(orNull(listOf(ORG)), "Banks, in the order of the terms"),
    pairCaps: about(
      orNull(listOf(objectOf({ creditor: ORG, debtor: ORG, cap: AMOUNT }))),
      "Most that one member lets another owe it",
    ),
    obligations: about(orNull(WHOLE), "How many were confirmed"),
    gross: about(orNull(AMOUNT), "Sum of all obligations that are in it, in minor units of the cash"),
    net: about(orNull(AMOUNT), "Sum of what net debtors pay, in minor units of the cash"),
    covered: about(
      orNull(BOOLEAN),
      "Whether what is put aside pays for the largest net debtor; null until it is netted",
    ),
    missing: about(orNull(WHOLE), "Net debtors that did not pay yet"),
    openedAt: TIME,
    nettedAt: orNull(TIME),
    endedAt: orNull(TIME),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const POSITION = titled(
  "IndexedCyclePosition",
  objectOf({
    place: about(WHOLE, "Of the bank in the terms"),
    bank: orNull(ORG),
    account: about(orNull(ADDRESS), "That is paid"),
    joined: orNull(BOOLEAN),
    netDebitCap: MONEY,
    collateral: about(orNull(AMOUNT), "Put aside for its own default, in minor units of the cash"),
    fund: about(orNull(AMOUNT), "Put aside for any member's default, in minor units of the cash"),
    owes: about(orNull(AMOUNT), "All its obligations, gross, in minor units of the cash"),
    isOwed: about(orNull(AMOUNT), "All obligations to it, gross, in minor units of the cash"),
    net: about(orNull(NET), "What it receives; below zero, what it pays, in minor units of the cash"),
    paid: MONEY,
    isDefaulter: orNull(BOOLEAN),
    withheld: WITHHELD,
  }),
);

const OBLIGATION = titled(
  "IndexedObligation",
  objectOf({
    seq: about(WHOLE, "In the order of confirmation"),
    debtor: orNull(ORG),
    creditor: orNull(ORG),
    amount: MONEY,
    number: about(orNull(AMOUNT), "The debtor's own"),
    state: about(
      { enum: ["InCycle", "Settled", "Returned"] },
      "Returned: open between the two banks as before, since the debtor's or creditor's default, or the cycle's failure",
    ),
    confirmedAt: TIME,
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const DEFAULT = titled(
  "IndexedDefault",
  objectOf({
    cycle: BYTES32,
    bank: orNull(ORG),
    outcome: about(
      { enum: ["Covered", "Recomputed"] },
      "Covered: what was put aside paid; Recomputed: its obligations left the cycle",
    ),
    collateral: MONEY,
    fund: about(orNull(AMOUNT), "Its own share of the fund that was used, in minor units of the cash"),
    shares: about(orNull(listOf(objectOf({ bank: ORG, amount: AMOUNT }))), "What others' shares of the fund paid"),
    time: HAPPENED.time,
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const CLAIM = titled(
  "IndexedClearingClaim",
  objectOf({
    cash: ADDRESS,
    debtor: orNull(ORG),
    creditor: orNull(ORG),
    arisen: MONEY,
    paid: MONEY,
    changedAt: TIME,
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

/** What the query API answers about clearing. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "cycles",
    path: "/v1/clearing/cycles",
    summary: "Cycles as they stand, in the order of their opening or newest first",
    answer: "page",
    parameters: { state: STATE, operator: ORG, newest: about(BOOLEAN, "Newest first") },
    item: CYCLE,
  },
  {
    name: "cycle",
    path: "/v1/clearing/cycles/{cycle}",
    summary: "A cycle",
    answer: "one",
    parameters: { cycle: BYTES32 },
    item: CYCLE,
  },
  {
    name: "cyclePositions",
    path: "/v1/clearing/cycles/{cycle}/positions",
    summary: "Gross against net of each bank, in the order of the terms",
    answer: "page",
    parameters: { cycle: BYTES32 },
    item: POSITION,
  },
  {
    name: "cycleObligations",
    path: "/v1/clearing/cycles/{cycle}/obligations",
    summary: "Obligations in the order of their confirmation; to a member bank its own",
    answer: "page",
    parameters: { cycle: BYTES32 },
    item: OBLIGATION,
  },
  {
    name: "clearingDefaults",
    path: "/v1/clearing/defaults",
    summary: "Members that did not pay in time, and what came of it",
    answer: "page",
    parameters: { newest: about(BOOLEAN, "Newest first") },
    item: DEFAULT,
  },
  {
    name: "clearingClaims",
    path: "/v1/clearing/claims",
    summary: "What banks owe others whose shares of the fund paid for them",
    answer: "page",
    parameters: {},
    item: CLAIM,
  },
];
