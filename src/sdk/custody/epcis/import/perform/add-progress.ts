import { isTallyError, TallyError } from "../../../../../lib/errors.ts";
import type { PlannedAct } from "../planned-act.ts";

/** How far an import came. */
export interface Progress {
  /** Acts that were skipped at the start. */
  readonly from: number;
  /** Acts that this run performed. */
  readonly performed: number;
  /** Acts of the plan. */
  readonly of: number;
}

/** The same error, with the act at which the import stopped and the `from` with which to continue. */
export function addProgress(error: unknown, act: PlannedAct, { from, performed, of }: Progress): unknown {
  if (!isTallyError(error)) return error;
  const next = from + performed;
  const where = `event ${act.event}, ${act.act} of ${act.unit}`;
  const done = performed === 0 ? "no act was performed" : `${performed} acts were performed`;
  return new TallyError(
    error.code,
    `${where}: ${error.message} (${done}, ${next} of ${of} are done: continue with from ${next})`,
    {
      retryable: error.retryable,
      values: { ...error.values, event: act.event, act: act.act, identifier: act.unit, performed, from: next },
      cause: error,
    },
  );
}
