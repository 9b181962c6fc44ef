import type { TallyError } from "../../lib/errors.ts";
import { countFailures, type Failures } from "./failures.ts";
import { type NodeView, UNKNOWN_NODE } from "./look-at-node.ts";

/** What the indexer knows of itself. */
export interface IndexerState {
  /** Newest block that the node told of; null before its first answer. */
  head: number | null;
  /** Last block whose events are stored; -1 before the first. */
  block: number;
  /** Events that are stored. */
  events: number;
  /** Whether the head was reached once. */
  isReady: boolean;
  /** Whether this process writes, or another one on the same database does. */
  isLeader: boolean;
  /** The chain is another one: nothing is answered. */
  replaced: TallyError | undefined;
  /** What keeps it from following. */
  problem: TallyError | undefined;
  /** The database does not answer. */
  unstored: TallyError | undefined;
  /** The node does not say what its head is. */
  unreachable: TallyError | undefined;
  /** How the node is. */
  node: NodeView;
  /** What failed since the start. */
  readonly failures: Failures;
}

export const newState = (): IndexerState => ({
  head: null,
  block: -1,
  events: 0,
  isReady: false,
  isLeader: false,
  replaced: undefined,
  problem: undefined,
  unstored: undefined,
  unreachable: undefined,
  node: UNKNOWN_NODE,
  failures: countFailures(),
});

/** What is wrong now, by code of the catalogue. */
export const problemsOf = ({ replaced, problem, unstored, unreachable }: IndexerState): Record<string, string> =>
  Object.fromEntries(
    [replaced, problem, unstored, unreachable].flatMap((each) =>
      each === undefined ? [] : [[each.code, each.message]],
    ),
  );
