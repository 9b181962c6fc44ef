/** Every act on a chain, and what the figures say of each other. */
import { loadavg } from "node:os";
import { rounded } from "../bridge/statistics.ts";
import { allActs } from "./acts/all.ts";
import type { BenchChain } from "./chain.ts";
import { type Load, type MeasuredAct, measureAct } from "./measure-act.ts";
import { openStage } from "./stage.ts";
import { runStep } from "./step.ts";

export interface Measured {
  /** Of one minute, before the first act and after the last. */
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly acts: readonly MeasuredAct[];
}

export interface MeasureParameters {
  readonly load: Load;
  /** Acts that are measured; all if left out. */
  readonly only?: readonly string[];
  /** Transfers, attestations and so on before anything is measured: the nodes compile what runs often. */
  readonly warmUp: { readonly rate: number; readonly seconds: number };
  readonly say: (line: string) => void;
}

export async function measureActs(chain: BenchChain, parameters: MeasureParameters): Promise<Measured> {
  const { load, only, warmUp, say } = parameters;
  const loadBefore = oneMinute();
  const stage = await openStage(chain, say);
  const acts = await allActs(stage, say);
  const chosen = acts.filter(({ name }) => only === undefined || only.includes(name));
  for (const act of chosen) {
    say(`warming up: ${act.name}`);
    await runStep(chain, warmUp.rate, await act.prepare(warmUp.rate * warmUp.seconds));
  }
  const measured: MeasuredAct[] = [];
  for (const act of chosen) measured.push(await measureAct(chain, act, load, say));
  return { loadBefore, loadAfter: oneMinute(), acts: measured };
}

const oneMinute = () => rounded(loadavg()[0] ?? 0, 2);
