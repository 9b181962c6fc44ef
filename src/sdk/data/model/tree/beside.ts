/** Leaves or nodes from one place up to before another. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * Places of the nodes that a proof has to give for some leaves, in their order.
 *
 * The nodes of a tree stand in one row: the leaves at 0 to count - 1, then each pair's parent as its second is there. The parent of
 * the nodes at 2k and 2k + 1 is at count + k and is keccak256(node 2k + 1 | node 2k); the root is at 2 count - 2. Turned round, it is
 * the tree that `isLeafAt` of contracts/sensing/ReadingTree.sol verifies: place p is node 2 count - 2 - p there.
 *
 * @param runs Of leaves; in order, apart from each other.
 */
export function placesBeside(count: number, runs: readonly Run[]): number[] {
  const queue = runs.map(({ from, to }) => ({ from, to }));
  const missing: number[] = [];
  let taken = 0;
  const above = (from: number, to: number) => {
    if (from === to) return;
    const last = taken < queue.length ? queue.at(-1) : undefined;
    if (last?.to === count + from) last.to = count + to;
    else queue.push({ from: count + from, to: count + to });
  };
  while (taken < queue.length) {
    const run = queue[taken++] as { from: number; to: number };
    let { from } = run;
    if (from % 2 === 1) {
      missing.push(from - 1);
      above((from - 1) / 2, (from + 1) / 2);
      from++;
    }
    const even = run.to - ((run.to - from) & 1);
    if (even > from) above(from / 2, even / 2);
    if (even >= run.to || even === 2 * count - 2) continue;
    const next = queue[taken];
    if (next?.from !== run.to) missing.push(run.to);
    else if (++next.from === next.to) taken++;
    above(even / 2, even / 2 + 1);
  }
  return missing;
}
