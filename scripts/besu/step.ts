import type { Stage } from "./stage.ts";

/** One thing that has to be so on a real Besu. */
export interface Step {
  readonly name: string;
  /** In a sentence. */
  readonly title: string;
  /** Steps without which it has no ground to stand on. */
  readonly needs: readonly string[];
  /** Seconds that it may take, on a machine that others use too. */
  readonly within: number;
  /** Says what it sees, a line at a time. @throws `StepFailure`, or whatever it met with. */
  run(stage: Stage, saw: (line: string) => void): Promise<void>;
}

/** What became of a step. */
export interface StepResult {
  readonly name: string;
  readonly title: string;
  readonly outcome: "passed" | "failed" | "left out";
  readonly seconds: number;
  readonly saw: readonly string[];
  /** Why it failed, or was left out. */
  readonly failure?: {
    readonly code: string;
    readonly message: string;
    readonly values?: Readonly<Record<string, unknown>>;
  };
}
