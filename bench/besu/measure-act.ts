/** An act under load that is stepped up until it saturates. */
import type { Act } from "./act.ts";
import type { BenchChain } from "./chain.ts";
import { runStep, type Step } from "./step.ts";

export interface MeasuredAct {
  readonly name: string;
  readonly item: string;
  readonly itemsEach: number;
  /** The most that was mined per second, whatever it took. */
  readonly peak: number;
  /** The most that was mined per second while nothing piled up. */
  readonly sustained: number;
  readonly itemsPerSecond: number;
  readonly steps: readonly Step[];
}

export interface Load {
  /** Transactions per second, one after the other. */
  readonly rates: readonly number[];
  /** How long each is held. */
  readonly seconds: number;
  /** Of 95 in 100, in milliseconds, from which on transactions pile up. */
  readonly longest: number;
}

/** Offered load is stepped up until half as much again would not help: what is mined lags behind what is sent. */
export async function measureAct(
  chain: BenchChain,
  act: Act,
  { rates, seconds, longest }: Load,
  say: (line: string) => void,
): Promise<MeasuredAct> {
  const steps: Step[] = [];
  for (const rate of rates) {
    const prepared = await act.prepare(rate * seconds);
    const step = await runStep(chain, rate, prepared);
    steps.push(step);
    const { throughput, latency, succ, fail, lost } = step;
    say(
      `${act.name}: offered ${rate}/s, mined ${throughput}/s, p50 ${latency.p50} p95 ${latency.p95} p99 ${latency.p99} ms, ${succ} succeeded, ${fail} failed, ${lost} lost`,
    );
    if (latency.p95 > longest) break;
  }
  const best = (of: readonly Step[]) => Math.max(0, ...of.map(({ throughput }) => throughput));
  const sustained = best(steps.filter(({ latency, lost }) => latency.p95 <= longest && lost === 0));
  const { name, item, itemsEach } = act;
  return { name, item, itemsEach, peak: best(steps), sustained, itemsPerSecond: sustained * itemsEach, steps };
}
