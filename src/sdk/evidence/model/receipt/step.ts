import { isTallyError } from "../../../../lib/errors.ts";

/** One thing that was checked. */
export interface Step {
  readonly step: string;
  readonly ok: boolean;
  /** What was found, in plain words. */
  readonly detail: string;
}

/** Runs a check: a typed error makes the step fail, unless it is the node that failed. */
export async function check(step: string, run: () => Promise<Finding> | Finding): Promise<Step> {
  try {
    return { step, ...(await run()) };
  } catch (error) {
    // A node that does not answer has not disproved anything.
    if (!isTallyError(error) || error.code.startsWith("RPC_") || error.code === "NODE_FAULT") throw error;
    return { step, ok: false, detail: error.message };
  }
}

export interface Finding {
  readonly ok: boolean;
  readonly detail: string;
}

export const found = (ok: boolean, good: string, bad: string): Finding => ({ ok, detail: ok ? good : bad });
