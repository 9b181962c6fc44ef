/** The figures that are told of: each act at the load that the nodes keep up with, and what has to hold of them. */
import type { Row } from "../bridge/rows.ts";
import { mean, rounded } from "../bridge/statistics.ts";
import { type Load, type MeasuredAct, pilesUp } from "./measure-act.ts";
import type { Step } from "./step.ts";

/** Readings per second, at least. */
const READINGS = 200_000;
/** Attestations for a transfer, at least, each in a transaction of its own. */
const ATTESTATIONS = 0.5;

/** An act that takes more than transfers by more than this was measured against no floor. */
const ABOVE_FLOOR = 1.1;

export function rowsOf(acts: readonly MeasuredAct[], load: Load): Row[] {
  const floors = acts.filter(({ name }) => name === FLOOR);
  const byRate = floors.toSorted((a, b) => rateOf(a, load) - rateOf(b, load));
  const floor = byRate[Math.floor((byRate.length - 1) / 2)];
  const rest = acts.filter(({ name }) => name !== FLOOR);
  const told = floor === undefined ? rest : [floor, ...rest];
  return told.flatMap((act) => {
    const { name, item, itemsEach, steps } = act;
    const best = sustained(act, load);
    const perSecond = best?.throughput ?? 0;
    const around = name === FLOOR ? [] : neighbours(acts, act).map((each) => rateOf(each, load));
    const items = rounded(perSecond * itemsEach, 1);
    const floorHere = around.length > 0 ? rounded(mean(around), 1) : undefined;
    const row = (what: string, value: number, unit: string): Row => ({ name: `besu-${name}${what}`, value, unit });
    return [
      { ...row("", perSecond, "tx/s"), ...(floorHere !== undefined && beside(FLOOR, perSecond, floorHere)) },
      {
        ...row("-items", items, `${item}/s`),
        ...(item === "readings" && beside("bar", items, READINGS)),
        ...(name.startsWith("attest") && floorHere !== undefined && beside("transfers", items, floorHere)),
      },
      row("-saturated", Math.max(...steps.map(({ throughput }) => throughput)), "tx/s"),
      ...(best === undefined
        ? []
        : (["p50", "p95", "p99"] as const).map((at) => row(`-${at}`, best.latency[at], "ms"))),
      ...(best === undefined ? [] : [row("-gas-per-item", rounded(best.gasEach / itemsEach, 1), "gas")]),
    ];
  });
}

const FLOOR = "transfer";
const rateOf = (act: MeasuredAct, load: Load) => sustained(act, load)?.throughput ?? 0;

/** The transfers that were measured last before an act, and next after it. */
function neighbours(acts: readonly MeasuredAct[], act: MeasuredAct): MeasuredAct[] {
  const at = acts.indexOf(act);
  const isFloor = ({ name }: MeasuredAct) => name === FLOOR;
  return [acts.slice(0, at).findLast(isFloor), acts.slice(at).find(isFloor)].filter((each) => each !== undefined);
}

const beside = (peer: string, value: number, peerValue: number) => ({
  peer,
  peerValue,
  ratio: rounded(value / peerValue, 3),
});

/** The most that was mined while nothing piled up. */
function sustained(act: MeasuredAct | undefined, load: Load): Step | undefined {
  const steady = act?.steps.filter((step) => !pilesUp(step, load)) ?? [];
  return steady.toSorted((a, b) => b.throughput - a.throughput)[0];
}

/** What has to hold on a network in one and the same run; the sentences of what does not. */
export function brokenBars(rows: readonly Row[]): string[] {
  const attest = rows.find(({ name }) => name === "besu-attest");
  const readings = rows.find(({ peer }) => peer === "bar");
  const broken: string[] = [];
  if (attest?.ratio !== undefined && attest.ratio < ATTESTATIONS) {
    broken.push(`${attest.value} attestations/s are less than half of ${attest.peerValue} transfers/s`);
  }
  if (readings !== undefined && readings.value <= READINGS) {
    broken.push(`${readings.value} readings/s are not more than ${READINGS}`);
  }
  for (const { name, ratio, peer } of rows) {
    if (peer !== FLOOR || ratio === undefined || ratio <= ABOVE_FLOOR) continue;
    broken.push(`${name} is ${ratio} of the transfers beside it: these were no floor`);
  }
  return broken;
}

/** What may never be, on whatever chain. */
export function faultsOf(acts: readonly MeasuredAct[]): string[] {
  const steps = acts.flatMap((act) => act.steps);
  return (["fail", "lost", "doubled"] as const).flatMap((what) => {
    const count = steps.reduce((sum, step) => sum + step[what], 0);
    return count === 0 ? [] : [`${count} transactions: ${what}`];
  });
}
