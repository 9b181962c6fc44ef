/** A step that saw something else than it has to see. */
export class StepFailure extends Error {
  readonly code: StepFailureCode;
  readonly values: Readonly<Record<string, unknown>>;
  constructor(code: StepFailureCode, message: string, values: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = "StepFailure";
    this.code = code;
    this.values = values;
  }
}

/**
 * - `SEEN_OTHERWISE`: what was seen is not what has to be.
 * - `NOT_IN_TIME`: something did not come about, or the step did not end, in its time.
 * - `PROGRAM_FAILED`: a program that was run ended with an error.
 */
export type StepFailureCode = "SEEN_OTHERWISE" | "NOT_IN_TIME" | "PROGRAM_FAILED";

/** @throws `SEEN_OTHERWISE`. */
export function requireSeen(isSo: boolean, what: string, values: Readonly<Record<string, unknown>> = {}): asserts isSo {
  if (!isSo) throw new StepFailure("SEEN_OTHERWISE", `not so: ${what}`, values);
}
