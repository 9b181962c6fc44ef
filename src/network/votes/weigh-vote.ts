import { qbftQuorum } from "../../lib/qbft-quorum.ts";

/** What a change of the validators does to the quorum. */
export interface VoteWeight {
  /** Validators after the change. */
  readonly after: number;
  /** How many of them have to agree on a block. */
  readonly quorum: number;
  /** Validators that proposed none of the newest blocks. */
  readonly silent: readonly string[];
  /**
   * - `kept`: those that take part today are enough.
   * - `needs-new`: they are enough only with the new one.
   * - `lost`: they are not, and no vote can mend it afterwards.
   */
  readonly outcome: "kept" | "needs-new" | "lost";
}

export interface WeighVoteParameters {
  readonly validators: readonly string[];
  readonly subject: string;
  readonly add: boolean;
  /** Who proposed the newest blocks. */
  readonly proposers: readonly string[];
}

/** Rounds of all validators in which one that takes part has proposed a block. */
export const TURNS = 2;

/** Whether validators that take part are still enough after a change. On a chain with fewer blocks than two for each, all are. */
export function weighVote({ validators, subject, add, proposers }: WeighVoteParameters): VoteWeight {
  const isLong = proposers.length >= TURNS * validators.length;
  const silent = isLong ? validators.filter((each) => !proposers.includes(each)) : [];
  const after = validators.length + (add ? 1 : -1);
  const quorum = qbftQuorum(after);
  const live = validators.filter((each) => !silent.includes(each) && (add || each !== subject)).length;
  const outcome = live >= quorum && after > 0 ? "kept" : add && live + 1 >= quorum ? "needs-new" : "lost";
  return { after, quorum, silent, outcome };
}
