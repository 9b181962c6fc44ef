/** An act under load that is stepped up until it saturates. */
import type { Act } from "./act.ts";
import type { BenchChain } from "./chain.ts";
import { runStep, type Step } from "./step.ts";

export interface MeasuredAct {
  readonly name: string;
  readonly item: string;
  readonly itemsEach: number;
  readonly steps: readonly Step[];
}

export interface Load {
  /** Transactions per second, rising. */
  readonly rates: readonly number[];
  /** How long each is held. */
  readonly seconds: number;
  /** Of 95 in 100, in milliseconds, beyond which transactions pile up. */
  readonly longest: number;
  /** Rates tried after the first at which they piled up, each halfway to the highest at which they did not. */
  readonly refinements: number;
}

export const pilesUp = ({ latency, lost }: Step, { longest }: Load): boolean => lost > 0 || !(latency.p95 <= longest);

export async function measureAct(
  chain: BenchChain,
  act: Act,
  load: Load,
  say: (line: string) => void,
): Promise<MeasuredAct> {
  const steps: Step[] = [];
  /** Whether the nodes keep up. */
  async function offer(rate: number): Promise<boolean> {
    const step = await runStep(chain, {
      label: act.name,
      rate,
      prepared: await act.prepare(Math.ceil(rate * load.seconds)),
    });
    steps.push(step);
    say(lineOf(step));
    return !pilesUp(step, load);
  }
  let [low, high] = [0, 0];
  for (const rate of load.rates) {
    if (!(await offer(rate))) {
      high = rate;
      break;
    }
    low = rate;
  }
  for (let n = 0; high > 0 && n < load.refinements; n++) {
    const rate = Math.round((low + high) / 2);
    if (await offer(rate)) low = rate;
    else high = rate;
  }
  const { name, item, itemsEach } = act;
  return { name, item, itemsEach, steps };
}

function lineOf({ label, offered, throughput, latency, succ, fail, lost, blockFill }: Step): string {
  const { p50, p95, p99 } = latency;
  return `${label}: offered ${offered}/s, mined ${throughput}/s, p50 ${p50} p95 ${p95} p99 ${p99} ms, blocks ${blockFill} % full, \
${succ} succeeded, ${fail} failed, ${lost} lost`;
}
