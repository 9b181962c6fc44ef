import { isTallyError } from "../../lib/errors.ts";

/** The result of one check of a verification. */
export interface CheckResult {
  /** Name of the check. */
  readonly check: string;
  readonly ok: boolean;
  /** What was found, in plain words. */
  readonly detail: string;
}

/** Whether a check passed, and what it found. */
export type Finding = Omit<CheckResult, "check">;

/** Runs a check. A typed error fails it, except an error of the node: a node that does not answer has disproved nothing. */
export async function runCheck(check: string, run: () => Promise<Finding> | Finding): Promise<CheckResult> {
  try {
    return { check, ...(await run()) };
  } catch (error) {
    if (!isTallyError(error) || error.code.startsWith("RPC_") || error.code === "NODE_FAULT") throw error;
    return { check, ok: false, detail: error.message };
  }
}

/** @param good The detail where `ok`; `bad` is the detail where not. */
export const toFinding = (ok: boolean, good: string, bad: string): Finding => ({ ok, detail: ok ? good : bad });
