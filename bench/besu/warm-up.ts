/** Nodes compile what runs often: what they do first is slower than what comes later. */
import type { Act } from "./act.ts";
import type { BenchChain } from "./chain.ts";
import { runStep } from "./step.ts";

export interface WarmUp {
  readonly rate: number;
  /** How long each round lasts. */
  readonly seconds: number;
  /** Rounds of all acts, if they go on to become quicker. */
  readonly most: number;
}

/** A round that is not a twentieth quicker than the one before it is as quick. */
const QUICKER = 0.95;

/** Does all acts, round after round, until their latencies fall no more. */
export async function warmUpNodes(
  chain: BenchChain,
  acts: readonly Act[],
  { rate, seconds, most }: WarmUp,
  say: (line: string) => void,
): Promise<void> {
  let before = Number.POSITIVE_INFINITY;
  for (let round = 1; round <= most; round++) {
    let sum = 0;
    for (const { name: label, prepare } of acts) {
      const { latency } = await runStep(chain, { label, rate, prepared: await prepare(Math.ceil(rate * seconds)) });
      sum += latency.avg;
    }
    say(`warming up, round ${round}: ${Math.round(sum / acts.length)} ms for each`);
    if (sum >= before * QUICKER) return;
    before = sum;
  }
}
