import {
  ADDRESS,
  AMOUNT,
  about,
  BOOLEAN,
  HEX,
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
import { DUTIES } from "../model/duties.ts";
import { PROPOSAL_STATES } from "../model/proposal.ts";
import { ROLES } from "../model/roles.ts";
import { STANDINGS } from "../model/standing.ts";

const ORGANISATION = titled(
  "IndexedOrganisation",
  objectOf({
    org: ORG,
    name: TEXT,
    standing: wordOf(STANDINGS),
    roles: listOf(wordOf(Object.keys(ROLES))),
    roleBits: about(AMOUNT, "All role bits, also those that have no name here"),
    votingAccount: about(ADDRESS, "Carries the organisation's vote in the Council"),
    dualControl: about(BOOLEAN, "Maker and checker of one act have to be different people"),
    accounts: about(WHOLE, "How many have a duty"),
    admittedAt: TIME,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const ACCOUNT = titled(
  "IndexedAccount",
  objectOf({
    account: ADDRESS,
    org: ORG,
    duties: about(listOf(wordOf(Object.keys(DUTIES))), "None once revoked"),
    validUntil: about(WHOLE, "Last second at which it is honoured; 0 is without end"),
    person: about(TEXT, "Pseudonym of who holds the key; zero for a machine"),
    honoured: about(BOOLEAN, "Has a duty, has not expired, and its organisation is not expelled"),
    enrolledAt: TIME,
    revokedAt: orNull(TIME),
    trustedUntil: about(orNull(TIME), "Of a revoked one: up to when what it signed off line still counts"),
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const VOTE = objectOf({
  voter: ADDRESS,
  org: about(orNull(ORG), "Whose voting account it was"),
  support: { enum: ["Against", "For", "Abstain"] },
  weight: AMOUNT,
  reason: TEXT,
  time: TIME,
  transaction: HAPPENED.transaction,
});

const PROPOSAL = titled(
  "IndexedProposal",
  objectOf({
    proposalId: about(AMOUNT, "256 bits in decimal"),
    proposer: ADDRESS,
    state: wordOf(PROPOSAL_STATES),
    votes: objectOf({ for: AMOUNT, against: AMOUNT, abstain: AMOUNT }),
    quorum: about(AMOUNT, "Votes for it that it needs; 0 until the snapshot is past"),
    snapshot: about(TIME, "Whose votes count is decided by this second; voting begins after it"),
    deadline: about(TIME, "Last second of voting"),
    eta: about(TIME, "Second from which it can be executed; 0 until it is queued"),
    targets: listOf(ADDRESS),
    values: listOf(AMOUNT),
    calldatas: about(listOf(HEX), "Decode them with the ABIs of the contracts"),
    description: TEXT,
    cast: about(listOf(VOTE), "The votes, in their order"),
    proposedAt: TIME,
    executedAt: orNull(TIME),
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

/** What the query API answers about members and their Council. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "organisations",
    path: "/v1/organisations",
    summary: "Every organisation that was ever admitted, in the order of admission",
    answer: "page",
    parameters: { standing: wordOf(STANDINGS) },
    item: ORGANISATION,
  },
  {
    name: "organisation",
    path: "/v1/organisations/{org}",
    summary: "An organisation",
    answer: "one",
    parameters: { org: ORG },
    item: ORGANISATION,
  },
  {
    name: "accounts",
    path: "/v1/accounts",
    summary: "Every account that was ever enrolled, in the order of enrolment",
    answer: "page",
    parameters: { org: ORG },
    item: ACCOUNT,
  },
  {
    name: "account",
    path: "/v1/accounts/{account}",
    summary: "An account",
    answer: "one",
    parameters: { account: ADDRESS },
    item: ACCOUNT,
  },
  {
    name: "proposals",
    path: "/v1/proposals",
    summary: "Every proposal that was ever put to the Council, in their order, as they stand",
    answer: "page",
    parameters: {},
    item: PROPOSAL,
  },
  {
    name: "proposal",
    path: "/v1/proposals/{proposalId}",
    summary: "A proposal",
    answer: "one",
    parameters: { proposalId: AMOUNT },
    item: PROPOSAL,
  },
];
