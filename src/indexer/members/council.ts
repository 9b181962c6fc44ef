import { councilContract, timelockContract } from "../../sdk/members/contracts.ts";
import { proposalTitle } from "../../sdk/members/model/proposal-title.ts";
import { name } from "../project/named.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import { ACCOUNT, PROPOSAL } from "./tables.ts";

const SUPPORTS = ["Against", "For", "Abstain"] as const;
const COLUMNS = ["against", "for", "abstain"] as const;

interface Cast {
  readonly voter: string;
  readonly proposalId: string;
  readonly support: string;
  readonly weight: string;
  readonly reason: string;
}

/** Proposals and the votes on them. */
export const councilProjection = projection(
  councilContract,
  { proposal: ["proposalId"], account: ["proposer", "voter"] },
  {
    ProposalCreated(args, event, rows) {
      // `values` is a method of lists too: the stored arguments have it by its name.
      const values = event.args.values as readonly string[];
      const { proposalId, proposer, targets, calldatas, description } = args;
      rows.put(PROPOSAL, {
        proposalId,
        proposer,
        targets,
        values,
        calldatas,
        description,
        snapshot: int(args.voteStart),
        deadline: int(args.voteEnd),
        eta: 0,
        for: "0",
        against: "0",
        abstain: "0",
        cast: [],
        isCanceled: false,
        proposedAt: event.time,
        executedAt: null,
        ...happened(event),
      });
      name(rows, "proposal", proposalId, proposalTitle({ description }), event);
    },
    VoteCast: (args, event, rows) => castVote(args, event, rows),
    VoteCastWithParams: (args, event, rows) => castVote(args, event, rows),
    ProposalQueued: (args, _, rows) =>
      rows.patch(PROPOSAL, { proposalId: args.proposalId }, { eta: int(args.etaSeconds) }),
    ProposalExecuted: ({ proposalId }, event, rows) => rows.patch(PROPOSAL, { proposalId }, { executedAt: event.time }),
    ProposalCanceled: ({ proposalId }, _, rows) => rows.patch(PROPOSAL, { proposalId }, { isCanceled: true }),
  },
);

async function castVote(args: Cast, event: StoredEvent, rows: Rows): Promise<void> {
  const { voter, proposalId, weight, reason } = args;
  const proposal = await rows.get(PROPOSAL, { proposalId });
  const support = SUPPORTS[int(args.support)];
  const column = COLUMNS[int(args.support)];
  if (proposal === undefined || support === undefined || column === undefined) return;
  const org = (await rows.get(ACCOUNT, { account: voter }))?.org ?? null;
  const { time, transaction } = event;
  const cast = [...proposal.cast, { voter, org, support, weight, reason, time, transaction }];
  rows.put(PROPOSAL, { ...proposal, cast, [column]: String(BigInt(proposal[column]) + BigInt(weight)) });
}

/** Its events are of interest by themselves. */
export const timelockProjection = projection(timelockContract, { account: ["account"] }, {});
