import type { RunStepsParameters } from "./run-steps.ts";
import type { StepResult } from "./step.ts";

export type Report = RunStepsParameters["tell"] & {
  /** Nothing was run. */
  skipped(why: string): void;
  all(results: readonly StepResult[], seconds: number): void;
};

const MARKS = { passed: "ok", failed: "FAILED", "left out": "left out" } as const;

/** For people a line for each thing that was seen, as it is seen; or JSON, a line for each step. */
export function reportTo(print: (line: string) => void, json: boolean): Report {
  const counts = (results: readonly StepResult[]) => {
    const of = (outcome: StepResult["outcome"]) => results.filter((each) => each.outcome === outcome).length;
    return { passed: of("passed"), failed: of("failed"), leftOut: of("left out") };
  };
  if (json) {
    return {
      begun() {},
      saw() {},
      ended: (result) => print(JSON.stringify(result)),
      skipped: (why) => print(JSON.stringify({ ok: true, skipped: why })),
      all(results, seconds) {
        const { passed, failed, leftOut } = counts(results);
        print(JSON.stringify({ ok: failed + leftOut === 0, seconds, passed, failed, leftOut }));
      },
    };
  }
  return {
    begun: ({ name, title }) => print(`${name}: ${title}`),
    saw: (line) => print(`  ${line}`),
    ended({ name, outcome, seconds, failure }) {
      print(`${MARKS[outcome]} ${name}${outcome === "left out" ? "" : `, ${seconds} s`}`);
      if (failure === undefined) return;
      print(`  ${failure.code}: ${failure.message}`);
      if (failure.values !== undefined) print(`  ${JSON.stringify(failure.values)}`);
    },
    skipped: print,
    all(results, seconds) {
      const { passed, failed, leftOut } = counts(results);
      print(`${passed} passed, ${failed} failed, ${leftOut} left out in ${seconds} s`);
    },
  };
}
