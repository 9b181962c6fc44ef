/** An act under load that is stepped up until it saturates. */
import type { Act } from "./act.ts";
import type { BenchChain } from "./chain.ts";
import { runStep, type Step } from "./step.ts";
import { type StepUp, stepUp } from "./step-up.ts";
import { untilAtPace } from "./until-at-pace.ts";

export interface MeasuredAct {
  readonly name: string;
  readonly item: string;
  readonly itemsEach: number;
  readonly steps: readonly Step[];
}

export interface Load extends StepUp {
  /** How long each rate is held. */
  readonly seconds: number;
  /** Of 95 in 100, in milliseconds, beyond which transactions pile up. */
  readonly longest: number;
}

export const pilesUp = ({ latency, succ, lost }: Step, { longest }: Load): boolean =>
  succ === 0 || lost > 0 || latency.p95 > longest;

export async function measureAct(
  chain: BenchChain,
  { name, item, itemsEach, prepare }: Act,
  load: Load,
  say: (line: string) => void,
): Promise<MeasuredAct> {
  const steps: Step[] = [];
  await stepUp(load, async (rate) => {
    const prepared = await prepare(Math.ceil(rate * load.seconds));
    await untilAtPace(chain.urls[0] as string);
    const step = await runStep(chain, { label: name, rate, prepared });
    steps.push(step);
    say(lineOf(step));
    return !pilesUp(step, load);
  });
  return { name, item, itemsEach, steps };
}

function lineOf({ label, offered, throughput, latency, succ, fail, lost, blockFill }: Step): string {
  const { p50, p95, p99 } = latency;
  return `${label}: offered ${offered}/s, mined ${throughput}/s, p50 ${p50} p95 ${p95} p99 ${p99} ms, blocks ${blockFill} % full, \
${succ} succeeded, ${fail} failed, ${lost} lost`;
}
