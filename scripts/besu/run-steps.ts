import { isTallyError } from "../../src/lib/errors.ts";
import { StepFailure } from "./failure.ts";
import type { Stage } from "./stage.ts";
import type { Step, StepResult } from "./step.ts";

export interface RunStepsParameters {
  readonly steps: readonly Step[];
  readonly stage: Stage;
  /** Hears of the steps as they go. */
  readonly tell: {
    begun(step: Step): void;
    saw(line: string): void;
    ended(result: StepResult): void;
  };
  /** Ends the run: the step under way fails, what comes after it is left out. */
  readonly signal: AbortSignal;
  /** Milliseconds, from whenever on. */
  readonly now: () => number;
  /** Starts the nodes that a step which failed left stopped. */
  readonly restore: () => Promise<unknown>;
}

/**
 * Runs steps one after the other. One that failed, or took too long, leaves out those that need it. After one that took too long, or
 * after which the nodes do not start, nothing is certain, and all others are left out.
 */
export async function runSteps({
  steps,
  stage,
  tell,
  signal,
  now,
  restore,
}: RunStepsParameters): Promise<StepResult[]> {
  const results: StepResult[] = [];
  let over: string | undefined;
  for (const step of steps) {
    const { name, title, needs } = step;
    if (signal.aborted) over ??= "the run was stopped";
    const missing = results.find((each) => needs.includes(each.name) && each.outcome !== "passed");
    const why = over ?? (missing && `${missing.name} has not passed`);
    if (why !== undefined) {
      const failure = { code: "LEFT_OUT", message: why };
      results.push({ name, title, outcome: "left out", seconds: 0, saw: [], failure });
      tell.ended(results.at(-1) as StepResult);
      continue;
    }
    tell.begun(step);
    const began = now();
    const saw: string[] = [];
    const hear = (line: string) => {
      saw.push(line);
      tell.saw(line);
    };
    const failed = await endOf(step, stage, hear, signal);
    const base = { name, title, seconds: Math.round((now() - began) / 1_000), saw };
    results.push(
      failed === undefined ? { ...base, outcome: "passed" } : { ...base, outcome: "failed", failure: failed.failure },
    );
    tell.ended(results.at(-1) as StepResult);
    if (failed === undefined || signal.aborted) continue;
    if (failed.isOver) over = `${name} did not end in its time`;
    else if (step !== steps.at(-1)) {
      await restore().catch((error) => {
        over = `after ${name} the nodes do not start: ${describeFailure(error).message}`;
      });
    }
  }
  return results;
}

interface Failed {
  readonly failure: NonNullable<StepResult["failure"]>;
  /** It may go on in the background. */
  readonly isOver: boolean;
}

async function endOf(
  step: Step,
  stage: Stage,
  saw: (line: string) => void,
  signal: AbortSignal,
): Promise<Failed | undefined> {
  const cut = Promise.withResolvers<never>();
  cut.promise.catch(() => undefined);
  let isOver = false;
  const end = (code: "NOT_IN_TIME" | "SEEN_OTHERWISE", text: string) => () => {
    isOver = true;
    cut.reject(new StepFailure(code, text, { step: step.name, within: step.within }));
  };
  const timer = setTimeout(end("NOT_IN_TIME", `it did not end within ${step.within} s`), step.within * 1_000);
  const stopped = end("SEEN_OTHERWISE", "it was stopped");
  signal.addEventListener("abort", stopped, { once: true });
  try {
    await Promise.race([step.run(stage, saw), cut.promise]);
    return undefined;
  } catch (error) {
    return { failure: describeFailure(error), isOver };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stopped);
  }
}

/** Code, message and values of what a step ended with; what has no code is a mistake of the step, and shows where. */
function describeFailure(error: unknown): NonNullable<StepResult["failure"]> {
  if (error instanceof StepFailure || isTallyError(error)) {
    const { code, message, values } = error;
    return { code, message, values };
  }
  const { message = String(error), stack } = (error ?? {}) as Error;
  return { code: "UNEXPECTED", message, ...(stack !== undefined && { values: { stack } }) };
}
