/** Every act on a chain, and plain transfers before, between and after them: how much nodes carry changes while a run goes on. */
import type { ActName } from "./act.ts";
import { allActs } from "./acts/all.ts";
import type { BenchChain } from "./chain.ts";
import { type MeasuredAct, measureAct } from "./measure-act.ts";
import type { Settings } from "./settings.ts";
import { openStage } from "./stage.ts";
import { warmUpNodes } from "./warm-up.ts";

export interface MeasureParameters extends Settings {
  /** Acts that are measured; all if left out. */
  readonly only?: readonly ActName[];
  readonly say: (line: string) => void;
}

/** In the order in which they were measured: transfers, where they are among them, stand first, in the middle and last. */
export async function measureActs(chain: BenchChain, parameters: MeasureParameters): Promise<MeasuredAct[]> {
  const { load, only, warmUp, say } = parameters;
  const stage = await openStage(chain, say);
  const acts = (await allActs(stage, say)).filter(({ name }) => only === undefined || only.includes(name));
  await warmUpNodes(chain, acts, warmUp, say);
  const floor = acts.find(({ name }) => name === "transfer");
  const others = acts.filter((act) => act !== floor);
  const half = Math.ceil(others.length / 2);
  const order = floor === undefined ? others : [floor, ...others.slice(0, half), floor, ...others.slice(half), floor];
  const measured: MeasuredAct[] = [];
  for (const act of order) measured.push(await measureAct(chain, act, load, say));
  return measured;
}
