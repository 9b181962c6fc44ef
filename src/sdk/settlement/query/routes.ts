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
  TIME,
  WHOLE,
} from "../../core/json/json-schema.ts";
import { HAPPENED, WITHHELD } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import { LIMIT_KINDS } from "../model/limit-kind.ts";

const MONEY = about(orNull(AMOUNT), "In minor units");
const KIND = { enum: Object.keys(LIMIT_KINDS) };
const newest = about(BOOLEAN, "Newest first");

const LEG = objectOf({
  asset: ADDRESS,
  id: about(AMOUNT, "Which of the asset's claims; 0 for cash"),
  from: ADDRESS,
  to: ADDRESS,
  amount: AMOUNT,
  fromOrg: orNull(ORG),
  toOrg: orNull(ORG),
});

const DEAL = titled(
  "IndexedDeal",
  objectOf({
    deal: about(BYTES32, "Its name: two equal deals have one"),
    reference: about(orNull(BYTES32), "Hash of what was agreed beside it; zero where there is none"),
    recourse: about(orNull(BOOLEAN), "Whether the sellers of claims answer for the debtor's payment"),
    deadline: orNull(TIME),
    legs: about(orNull(listOf(LEG)), "What moved, together or not at all"),
    settledAt: TIME,
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const LIMIT = titled(
  "IndexedLimit",
  objectOf({
    principal: about(ORG, "Organisation that takes the risk"),
    counterparty: about(orNull(ORG), "On whom"),
    kind: KIND,
    group: about(orNull(WHOLE), "Group of the principal's that the counterparty is in; 0 for none"),
    cap: MONEY,
    used: MONEY,
    suspended: about(orNull(BOOLEAN), "Nothing new fits until it is set anew"),
    changedAt: orNull(TIME),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const GROUP_LIMIT = titled(
  "IndexedGroupLimit",
  objectOf({
    principal: ORG,
    group: WHOLE,
    kind: KIND,
    within: about(orNull(WHOLE), "Group that it is within; 0 for none"),
    cap: MONEY,
    used: MONEY,
    changedAt: orNull(TIME),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

/** What the query API answers about settlement and limits. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "deals",
    path: "/v1/deals",
    summary: "Deals that were settled, with their legs, in the order of the chain or newest first",
    answer: "page",
    parameters: { deal: BYTES32, newest },
    item: DEAL,
  },
  {
    name: "limits",
    path: "/v1/limits",
    summary: "What organisations risk on others beside the limits that they set, by principal and counterparty",
    answer: "page",
    parameters: { principal: ORG },
    item: LIMIT,
  },
  {
    name: "groupLimits",
    path: "/v1/group-limits",
    summary: "What organisations risk on groups of others beside the limits that they set",
    answer: "page",
    parameters: { principal: ORG },
    item: GROUP_LIMIT,
  },
];
