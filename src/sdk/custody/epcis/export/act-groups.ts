import type { ChainAct, UnitCreated } from "./chain-act.ts";

const isNext = (act: ChainAct, next: ChainAct | undefined) =>
  next !== undefined && next.transaction === act.transaction && next.index === act.index + 1;

/** The act directly before act `i` in the same transaction. */
export function actBefore(acts: readonly ChainAct[], i: number): ChainAct | undefined {
  const before = acts[i - 1];
  return before && isNext(before, acts[i]) ? before : undefined;
}

/** Whether the unit created by act `i` is an output of a transformation: its creation follows the inputs in the same transaction. */
export function isOutput(acts: readonly ChainAct[], i: number): boolean {
  let at = i;
  let before = actBefore(acts, at);
  while (before?.name === "UnitCreated") before = actBefore(acts, --at);
  const act = acts[i] as UnitCreated;
  return before?.name === "UnitTransformed" && before.state.step === act.state.step;
}

/** Inputs and outputs of the transformation that begins with act `i`; none for any other act. */
export function findTransformation(acts: readonly ChainAct[], i: number) {
  const first = acts[i] as ChainAct;
  const [inputs, outputs]: [string[], UnitCreated[]] = [[], []];
  if (first.name !== "UnitTransformed") return { inputs, outputs };
  for (let at = i; at < acts.length; at++) {
    const act = acts[at] as ChainAct;
    if (at > i && !actBefore(acts, at)) break;
    if (act.name === "UnitTransformed" && outputs.length === 0) inputs.push(act.unit);
    else if (act.name === "UnitCreated" && act.state.step === first.state.step) outputs.push(act);
    else break;
  }
  return { inputs, outputs };
}
