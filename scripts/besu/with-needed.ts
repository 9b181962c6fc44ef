import type { Step } from "./step.ts";

/** The named steps and those that they need, in the order of all. */
export function withNeeded(steps: readonly Step[], names: readonly string[]): readonly Step[] {
  const wanted = new Set(names);
  for (const { name, needs } of steps.toReversed()) {
    if (wanted.has(name)) for (const each of needs) wanted.add(each);
  }
  return steps.filter(({ name }) => wanted.has(name));
}
