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
import { HAPPENED } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import { ROLES } from "../../members/model/roles.ts";
import { ACTS } from "../model/act.ts";
import { IN_HAND_PHASES, UNIT_PHASES } from "../model/unit-phase.ts";

const UNIT = titled(
  "IndexedUnit",
  objectOf({
    unit: BYTES32,
    identifier: about(TEXT, "As on the label; in hex where it is no text"),
    custodian: ORG,
    site: about(WHOLE, "Global Location Number as a number; 0 for no place"),
    rules: about(WHOLE, "Version of the profile: see /v1/profiles"),
    step: about(WHOLE, "Number of its step in the profile"),
    phase: wordOf(UNIT_PHASES),
    classes: about(listOf(WHOLE), "Numbers of its classes in the profile"),
    quantity: about(AMOUNT, "In the profile's unit and scale"),
    items: WHOLE,
    hops: about(WHOLE, "What the next offer has to name"),
    since: about(TIME, "When the step's clock began"),
    dueAt: about(TIME, "Until when it may stay in its step; 0 is without end"),
    isSealed: BOOLEAN,
    isContainer: BOOLEAN,
    isOverdue: about(BOOLEAN, "Whether that is on record"),
    isRecalled: BOOLEAN,
    parent: about(orNull(BYTES32), "The container that it is in"),
    root: about(BYTES32, "The outermost container; itself where it is in none"),
    creator: about(ORG, "Organisation in whose hands it began"),
    createdAt: TIME,
    madeFrom: about(listOf(BYTES32), "Units that it was made of"),
    changedAt: about(TIME, "Of the last act on it itself"),
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const STATE = objectOf({
  custodian: ORG,
  site: WHOLE,
  step: WHOLE,
  phase: wordOf(UNIT_PHASES),
  classes: listOf(WHOLE),
  quantity: AMOUNT,
  items: WHOLE,
  hops: WHOLE,
  since: TIME,
});

const ACT = titled(
  "IndexedAct",
  objectOf({
    act: about(TEXT, "Name of the event: UnitCreated, HandoverConcluded and so on"),
    unit: about(BYTES32, "What it was done to: the unit itself, or the container that it was in"),
    org: about(WHOLE, "Organisation that acted; of a handover, who gave"),
    account: about(orNull(ADDRESS), "That acted; null where the event does not name it"),
    when: about(TIME, "By the word of who acted; the block's time where the act names none"),
    recordedAt: about(TIME, "Of the block"),
    state: about(orNull(STATE), "After the act"),
    evidence: orNull(BYTES32),
    handover: about(
      orNull(
        objectOf({
          from: ORG,
          to: ORG,
          outcome: { enum: ["Taken", "Disputed", "Refused"] },
          givenQuantity: AMOUNT,
          takenQuantity: AMOUNT,
          givenItems: WHOLE,
          takenItems: WHOLE,
          condition: TEXT,
          receiver: ADDRESS,
        }),
      ),
      "Of a handover: both measurements",
    ),
    details: about({ type: "object", additionalProperties: true }, "What else the event says"),
    block: HAPPENED.block,
    log: WHOLE,
    transaction: HAPPENED.transaction,
  }),
);

const BALANCE = titled(
  "IndexedBalance",
  objectOf({
    org: ORG,
    site: WHOLE,
    flow: ORG,
    class: about(WHOLE, "Number of the class in the flow's profile"),
    taken: about(AMOUNT, "taken = given + destroyed + lost + stock, always"),
    given: AMOUNT,
    destroyed: AMOUNT,
    lost: AMOUNT,
    stock: AMOUNT,
    items: about(WHOLE, "How many are in stock"),
  }),
);

const PROFILE = titled(
  "IndexedProfile",
  objectOf({
    rules: about(ORG, "Number of the version, over all flows"),
    flow: ORG,
    former: about(WHOLE, "The version before it; 0 for none"),
    adopted: about(BOOLEAN, "Whether it is gone by, or was"),
    profile: objectOf({
      name: TEXT,
      unit: about(TEXT, "UCUM unit of all quantities"),
      scale: about(WHOLE, "Decimal places that the whole numbers have"),
      maxQuantity: WHOLE,
      tolerance: about(WHOLE, "Per mille by which two measurements may differ"),
      window: about(WHOLE, "Seconds that an act may be brought after it happened"),
      classes: listOf(objectOf({ code: TEXT, name: TEXT, mixes: BOOLEAN })),
      steps: listOf(
        objectOf({
          name: TEXT,
          bizStep: TEXT,
          act: wordOf(ACTS),
          roles: listOf(wordOf(Object.keys(ROLES))),
          after: listOf(TEXT),
          keepsClockOf: listOf(TEXT),
          deadline: WHOLE,
          needsSeal: BOOLEAN,
          takesReturned: BOOLEAN,
          takesRecalled: BOOLEAN,
        }),
      ),
    }),
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

/** What the query API answers about what is in whose hands. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "units",
    path: "/v1/units",
    summary: "Units as they stand, in the order in which they were created or newest first",
    answer: "page",
    parameters: {
      custodian: ORG,
      site: WHOLE,
      rules: WHOLE,
      phase: wordOf(UNIT_PHASES),
      parent: about(BYTES32, "What is right in this container"),
      root: about(BYTES32, "What is in this container at any depth, and the container"),
      identifier: about(TEXT, "As on the label"),
      newest: about(BOOLEAN, "Newest first"),
    },
    item: UNIT,
  },
  {
    name: "unitsInHand",
    path: "/v1/units-in-hand",
    summary:
      "Outermost units that are in somebody's hands, what has to go on first at the top; before it what has no deadline",
    answer: "page",
    parameters: {
      custodian: ORG,
      phase: about(wordOf(IN_HAND_PHASES), "All three if left out"),
      hasDeadline: about(BOOLEAN, "Only what has one"),
      within: about(WHOLE, "Only what has to go on within this many seconds from the answer's block, and is not late"),
    },
    item: UNIT,
  },
  {
    name: "unit",
    path: "/v1/units/{unit}",
    summary: "A unit",
    answer: "one",
    parameters: { unit: BYTES32 },
    item: UNIT,
  },
  {
    name: "unitActs",
    path: "/v1/units/{unit}/acts",
    summary:
      "Every act on a unit, and on the containers that it was in while it was in them, in the order of the chain",
    answer: "page",
    parameters: { unit: BYTES32 },
    item: ACT,
  },
  {
    name: "inventory",
    path: "/v1/inventory",
    summary: "Accounts of the inventory that are not empty, by organisation, site, flow and class",
    answer: "page",
    parameters: { org: ORG, site: WHOLE, flow: ORG },
    item: BALANCE,
  },
  {
    name: "overdue",
    path: "/v1/overdue",
    summary: "Outermost units that stay in their step longer than allowed, the longest overdue first",
    answer: "page",
    parameters: { at: about(TIME, "The time of the answer's block if left out"), custodian: ORG },
    item: UNIT,
  },
  {
    name: "profiles",
    path: "/v1/profiles",
    summary: "Every version of the rules of every flow, in the order in which the Council set them",
    answer: "page",
    parameters: { flow: ORG },
    item: PROFILE,
  },
];
