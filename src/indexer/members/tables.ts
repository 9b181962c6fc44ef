import type { Standing } from "../../sdk/members/model/standing.ts";
import { amount, flag, integer, json, orNull, table, text, word } from "../store/table.ts";

export const ORGANISATION = table(
  "organisation",
  {
    org: integer(),
    name: text(),
    standing: word<Standing>(),
    roleBits: amount(),
    votingAccount: text(),
    dualControl: flag(),
    accounts: integer(),
    admittedAt: integer(),
    pos: integer(),
    block: integer(),
    transaction: text(),
  },
  ["org"],
  [["standing"], []],
);

export const ACCOUNT = table(
  "account",
  {
    account: word(),
    org: integer(),
    duties: integer(),
    validUntil: integer(),
    person: text(),
    enrolledAt: integer(),
    revokedAt: orNull(integer()),
    trustedUntil: orNull(integer()),
    pos: integer(),
    block: integer(),
    transaction: text(),
  },
  ["account"],
  [["org"], []],
);

/** How many organisations were active from a second on: a majority is of those. */
export const SEATS = table("seats", { time: integer(), active: integer() }, ["time"]);

export interface CastVote {
  readonly voter: string;
  readonly org: number | null;
  readonly support: "Against" | "For" | "Abstain";
  readonly weight: string;
  readonly reason: string;
  readonly time: number;
  readonly transaction: string;
}

export const PROPOSAL = table(
  "proposal",
  {
    proposalId: amount(),
    proposer: text(),
    targets: json<readonly string[]>(),
    values: json<readonly string[]>(),
    calldatas: json<readonly string[]>(),
    description: text(),
    snapshot: integer(),
    deadline: integer(),
    eta: integer(),
    for: amount(),
    against: amount(),
    abstain: amount(),
    cast: json<readonly CastVote[]>(),
    isCanceled: flag(),
    proposedAt: integer(),
    executedAt: orNull(integer()),
    pos: integer(),
    block: integer(),
    transaction: text(),
  },
  ["proposalId"],
  [[]],
);
