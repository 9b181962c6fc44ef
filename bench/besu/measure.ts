/** Every act on a chain. */
import type { ActName } from "./act.ts";
import { allActs } from "./acts/all.ts";
import type { BenchChain } from "./chain.ts";
import { type MeasuredAct, measureAct } from "./measure-act.ts";
import type { Settings } from "./settings.ts";
import { openStage } from "./stage.ts";
import { runStep } from "./step.ts";

export interface MeasureParameters extends Settings {
  /** Acts that are measured; all if left out. */
  readonly only?: readonly ActName[];
  readonly say: (line: string) => void;
}

export async function measureActs(chain: BenchChain, parameters: MeasureParameters): Promise<MeasuredAct[]> {
  const { load, only, warmUp, say } = parameters;
  const stage = await openStage(chain, say);
  const acts = (await allActs(stage, say)).filter(({ name }) => only === undefined || only.includes(name));
  for (const { name: label, prepare } of acts) {
    say(`warming up: ${label}`);
    const prepared = await prepare(Math.ceil(warmUp.rate * warmUp.seconds));
    await runStep(chain, { label, rate: warmUp.rate, prepared });
  }
  const measured: MeasuredAct[] = [];
  for (const act of acts) measured.push(await measureAct(chain, act, load, say));
  return measured;
}
