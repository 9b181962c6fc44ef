import type { ListedPayment } from "./payments-of.ts";

const DAY = 86_400;

/** Payments to one organisation that follow each other within a day, and together pass the threshold. */
export interface SplitPayments {
  readonly payeeOrg: number;
  readonly sum: bigint;
  readonly threshold: bigint;
  /** None of them passes the threshold alone. */
  readonly eachWithin: boolean;
  /** What shows it: at least two, in their order. */
  readonly payments: readonly ListedPayment[];
}

/**
 * Which payments look like one that was split. Needs no network.
 *
 * @example
 * import { listPayments, splitPayments } from "tallystick/funds";
 *
 * for (const { payeeOrg, sum } of splitPayments(await listPayments(client, { facility }), 100_000_00n)) console.log(payeeOrg, sum);
 */
export function splitPayments(payments: readonly ListedPayment[], threshold: bigint): SplitPayments[] {
  const runs: ListedPayment[][] = [];
  const last = new Map<number, ListedPayment[]>();
  for (const payment of payments) {
    const run = last.get(payment.payeeOrg);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && payment.requestedAt <= before.requestedAt + DAY) {
      run.push(payment);
      continue;
    }
    const begun = [payment];
    last.set(payment.payeeOrg, begun);
    runs.push(begun);
  }
  return runs.flatMap((run) => {
    const amounts = run.map(({ request }) => request.amount);
    const sum = amounts.reduce((all, amount) => all + amount, 0n);
    if (run.length < 2 || sum <= threshold) return [];
    const eachWithin = amounts.every((amount) => amount <= threshold);
    return [{ payeeOrg: run[0]?.payeeOrg ?? 0, sum, threshold, eachWithin, payments: run }];
  });
}
