import type { MeasuredAct } from "./measure-act.ts";

/** For people: each step a line, and each act's best. */
export function describe(acts: readonly MeasuredAct[]): string {
  const head =
    "act                   offered  sent/s  mined/s    items/s   p50 ms   p95 ms   p99 ms   gas  fill %  failed  lost";
  const lines = acts.flatMap(({ name, itemsEach, steps }) =>
    steps.map(({ offered, sendRate, throughput, latency, gasEach, blockFill, fail, lost }) =>
      [
        name.padEnd(20),
        String(offered).padStart(8),
        String(sendRate).padStart(7),
        String(throughput).padStart(8),
        Math.round(throughput * itemsEach)
          .toLocaleString("en")
          .padStart(10),
        ...[latency.p50, latency.p95, latency.p99].map((ms) => String(ms).padStart(8)),
        String(gasEach).padStart(8),
        String(blockFill).padStart(6),
        String(fail).padStart(5),
        String(lost).padStart(5),
      ].join(" "),
    ),
  );
  const best = acts.map(
    ({ name, sustained, peak, itemsPerSecond, item }) =>
      `${name}: ${sustained} transactions/s sustained (${peak} at most), ${Math.round(itemsPerSecond).toLocaleString("en")} ${item}/s`,
  );
  return [head, ...lines, "", ...best].join("\n");
}

/** What has to hold in one and the same run; the sentences of what does not. */
export function brokenBars(acts: readonly MeasuredAct[]): string[] {
  const named = (name: string) => acts.find((act) => act.name === name);
  const [transfer, attest] = [named("transfer"), named("attest")];
  const feeds = acts.find(({ item }) => item === "readings");
  const steps = acts.flatMap((act) => act.steps);
  const broken: string[] = [];
  if (transfer && attest && attest.sustained < transfer.sustained / 2) {
    broken.push(`${attest.sustained} attestations/s are less than half of ${transfer.sustained} transfers/s`);
  }
  if (feeds && feeds.itemsPerSecond < READINGS) {
    broken.push(`${feeds.itemsPerSecond} readings/s are less than ${READINGS}`);
  }
  for (const what of ["fail", "lost", "doubled"] as const) {
    const count = steps.reduce((sum, step) => sum + step[what], 0);
    if (count > 0) broken.push(`${count} transactions: ${what}`);
  }
  return broken;
}

const READINGS = 200_000;
