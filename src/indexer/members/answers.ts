import type { ProposalState } from "../../sdk/members/model/proposal.ts";
import { dutiesOf } from "../../sdk/members/model/duties.ts";
import { rolesOf } from "../../sdk/members/model/roles.ts";
import type { Answers, Asked } from "../serve/answers.ts";
import type { Row, RowOf } from "../store/table.ts";
import { ACCOUNT, ORGANISATION, PROPOSAL, SEATS } from "./tables.ts";

const organisation = {
  table: ORGANISATION,
  item(row: Row) {
    const { pos, ...shown } = row as RowOf<typeof ORGANISATION>;
    return { ...shown, roles: rolesOf(BigInt(shown.roleBits)) };
  },
};

const account = {
  table: ACCOUNT,
  async item(row: Row, { read, asOf }: Asked) {
    const { pos, duties, ...shown } = row as RowOf<typeof ACCOUNT>;
    const { standing } = (await read.get(ORGANISATION, { org: shown.org })) ?? {};
    const hasEnded = shown.validUntil !== 0 && asOf.time > shown.validUntil;
    return { ...shown, duties: dutiesOf(duties), honoured: duties !== 0 && !hasEnded && standing !== "Expelled" };
  },
};

const proposal = {
  table: PROPOSAL,
  async item(row: Row, asked: Asked) {
    const { pos, isCanceled, for: inFavour, against, abstain, ...shown } = row as RowOf<typeof PROPOSAL>;
    const quorum = shown.snapshot < asked.asOf.time ? await quorumAt(shown.snapshot, asked) : 0n;
    const votes = { for: inFavour, against, abstain };
    return { ...shown, votes, quorum: String(quorum), state: stateOf(row as RowOf<typeof PROPOSAL>, quorum, asked) };
  },
};

/** More than half of the organisations that were active then. */
async function quorumAt(snapshot: number, { read }: Asked): Promise<bigint> {
  const where = [
    ["time", "<=", snapshot],
    ["time", ">", 0],
  ] as const;
  const [seats] = await read.select(SEATS, { where, order: ["time"], isReversed: true, limit: 1 });
  return BigInt(Math.floor((seats?.active ?? 0) / 2) + 1);
}

/** As the Governor says it at the time of the answer's block. */
function stateOf(row: RowOf<typeof PROPOSAL>, quorum: bigint, { asOf }: Asked): ProposalState {
  if (row.executedAt !== null) return "Executed";
  if (row.isCanceled) return "Canceled";
  if (row.snapshot >= asOf.time) return "Pending";
  const hasPassed = BigInt(row.for) >= quorum && BigInt(row.for) > BigInt(row.against);
  if (hasPassed) return row.eta === 0 ? "Succeeded" : "Queued";
  return row.deadline >= asOf.time ? "Active" : "Defeated";
}

export const answers: Answers = {
  organisations: organisation,
  organisation,
  accounts: account,
  account,
  proposals: proposal,
  proposal,
};
