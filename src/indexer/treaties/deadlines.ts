import type { Asked } from "../serve/answers.ts";
import type { Condition } from "../store/reader.ts";
import { premiumOf, type Treaty } from "./books.ts";
import { TREATY_CALL, TREATY_LOSS } from "./tables.ts";

/** A clock of a treaty. */
export interface TreatyDeadline {
  readonly kind: "Account" | "Assessment" | "Call" | "Loss" | "Premium";
  readonly loss: string | null;
  readonly call: string | null;
  /** Whose clock it is. */
  readonly orgs: readonly number[];
  /** First second after it. */
  readonly dueAt: number;
  /** At the time of the answer's block. */
  readonly isOver: boolean;
}

/** Losses and calls of one treaty that wait. */
const MOST = 1_000;

/** What runs: the lead's answers, the cedent's calls, what lines pay, the account and the premium. What is contested or disputed waits for the arbiter, who has no clock. */
export async function deadlinesOf({ read, asOf }: Asked, treaty: Treaty): Promise<TreatyDeadline[]> {
  if (treaty.state !== "Bound") return [];
  const { terms } = treaty;
  const found: TreatyDeadline[] = [];
  const add = (line: Pick<TreatyDeadline, "kind" | "orgs" | "dueAt"> & Partial<TreatyDeadline>) =>
    found.push({ loss: null, call: null, ...line, isOver: asOf.time >= line.dueAt });
  const inState = (state: string): readonly Condition[] => [
    ["treaty", "=", treaty.treaty],
    ["state", "=", state],
  ];
  const lossesIn = (state: string) =>
    read.select(TREATY_LOSS, { where: inState(state), order: ["pos", "loss"], limit: MOST });
  for (const { loss, by } of await lossesIn("Notified")) {
    add({ kind: "Assessment", loss, orgs: [terms.lines[0]?.org ?? 0], dueAt: (by ?? 0) + 1 });
  }
  for (const { loss, by } of await lossesIn("Assessed")) {
    add({ kind: "Loss", loss, orgs: [terms.cedent], dueAt: Math.max(by ?? 0, terms.runOffUntil) + 1 });
  }
  const calls = await read.select(TREATY_CALL, { where: inState("Open"), order: ["pos", "call"], limit: MOST });
  for (const { call, loss, shares } of calls) {
    for (const { org, state, payBy } of shares) {
      if (state === "Due" || state === "Awarded") add({ kind: "Call", loss, call, orgs: [org], dueAt: payBy + 1 });
    }
  }
  if (treaty.account !== "0") {
    const dueAt = Math.min(treaty.accountAt, terms.runOffUntil) + 1;
    add({ kind: "Account", orgs: terms.lines.map(({ org }) => org), dueAt });
  }
  const owed = premiumOwedBy(treaty);
  if (owed !== undefined) add({ kind: "Premium", orgs: [terms.cedent], dueAt: owed + 1 });
  return found;
}

/** The last second for the first premium that is not paid; undefined where all is. */
function premiumOwedBy(treaty: Treaty): number | undefined {
  const { terms, premiumPaid, reinstatement, reinstatementBy } = treaty;
  const paid = BigInt(premiumPaid);
  let sum = 0n;
  const first = terms.instalments.find(({ amount }) => {
    sum += BigInt(amount);
    return sum > paid;
  });
  const owesAgain = paid < BigInt(premiumOf(treaty)) && reinstatement !== "0";
  const times = [...(first ? [first.dueBy] : []), ...(owesAgain ? [reinstatementBy] : [])];
  return times.length === 0 ? undefined : Math.min(...times);
}
