import { loadedModules, type Observed, userTime } from "../../src/testing/observe/observe.ts";
import type { Row } from "../bridge/rows.ts";
import { median, rounded } from "../bridge/statistics.ts";

export interface MeasureCommandParameters {
  readonly name: string;
  /** The most user CPU, in milliseconds. */
  readonly bar: number;
  readonly runs: number;
  readonly observed: Observed;
}

/** Median user CPU of a command beside its bar, and how many modules it loads: node's own, and those of files. */
export async function measureCommand({ name, bar, runs, observed }: MeasureCommandParameters): Promise<Row[]> {
  const { status, stderr, modules } = await loadedModules(observed);
  if (status !== 0) throw new Error(`${observed.args.join(" ")} ended with ${status}\n${stderr}`);
  await userTime(observed);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push((await userTime(observed)).milliseconds);
  const value = rounded(median(times), 1);
  const files = modules.filter((url) => url.startsWith("file:"));
  return [
    { name: `${name}-user-cpu`, value, unit: "ms", peer: "bar", peerValue: bar, ratio: rounded(value / bar, 2) },
    { name: `${name}-modules`, value: files.length, unit: "files" },
  ];
}
