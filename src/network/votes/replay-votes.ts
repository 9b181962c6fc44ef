import type { QbftHeader } from "../rpc/header.ts";

/** Votes on one subject that count now. */
export interface OpenVotes {
  readonly subject: string;
  readonly add: boolean;
  /** Who voted so. */
  readonly by: readonly string[];
}

/** Votes by which a change is made: more than half of all validators. */
export const votesNeeded = (validators: number): number => Math.floor(validators / 2) + 1;

/**
 * What validators voted for and has not come to its end, counted as the nodes count it: a vote of the proposer in each header, the later
 * of two on one subject, forgotten when the subject is decided on, when the voter goes, and at each epoch.
 *
 * @param headers Of the epoch from its first block on, in order.
 */
export function replayVotes(headers: readonly QbftHeader[], epochLength: number): readonly OpenVotes[] {
  const tallies = { add: new Map<string, Set<string>>(), drop: new Map<string, Set<string>>() };
  const validators = new Set(headers[0]?.validators);
  const forget = (subject: string) => [tallies.add, tallies.drop].map((tally) => tally.delete(subject));
  for (const { number, proposer, vote } of headers) {
    if (number % epochLength === 0) {
      tallies.add.clear();
      tallies.drop.clear();
      continue;
    }
    if (vote === undefined) continue;
    const { subject, add } = vote;
    const [mine, other] = add ? [tallies.add, tallies.drop] : [tallies.drop, tallies.add];
    mine.set(subject, (mine.get(subject) ?? new Set()).add(proposer));
    other.get(subject)?.delete(proposer);
    if ((mine.get(subject)?.size ?? 0) < votesNeeded(validators.size)) continue;
    forget(subject);
    if (add) validators.add(subject);
    else {
      validators.delete(subject);
      for (const tally of [tallies.add, tallies.drop]) for (const voters of tally.values()) voters.delete(subject);
    }
  }
  const open = (tally: ReadonlyMap<string, ReadonlySet<string>>, add: boolean) =>
    [...tally].flatMap(([subject, by]): OpenVotes[] => (by.size === 0 ? [] : [{ subject, add, by: [...by] }]));
  return [...open(tallies.add, true), ...open(tallies.drop, false)];
}
