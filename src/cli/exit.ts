import { BRIDGE_CATALOGUE as BRIDGE } from "../bridge/errors.ts";
import { isTallyError } from "../lib/errors.ts";
import { CATALOGUE as SDK } from "../sdk/core/errors.ts";
import { CUSTODY_CATALOGUE as CUSTODY } from "../sdk/custody/errors.ts";
import { EVIDENCE_CATALOGUE as EVIDENCE } from "../sdk/evidence/errors.ts";
import { SENSING_CATALOGUE as SENSING } from "../sdk/sensing/errors.ts";
import { plain } from "./cli.ts";
import { CATALOGUE as CLI } from "./errors.ts";

/** Exit codes: 0 done, 1 mend something first, 75 try again later (EX_TEMPFAIL). */
export const EXIT = { OK: 0, FIX: 1, TRY_AGAIN: 75 } as const;

const REMEDIES: Readonly<Record<string, { readonly remedy: string } | undefined>> = {
  ...SDK,
  ...EVIDENCE,
  ...SENSING,
  ...CUSTODY,
  ...CLI,
  ...BRIDGE,
};

/** What a person reads, what a program reads, and the exit code, for anything that was thrown. */
export function describeFailure(error: unknown): { text: string; json: unknown; exitCode: number } {
  if (!isTallyError(error)) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { text: `unexpected: ${message}`, json: failure("UNEXPECTED", message, {}), exitCode: EXIT.FIX };
  }
  const remedy = REMEDIES[error.code]?.remedy;
  return {
    text: `${error.code}: ${error.message}${remedy ? `\n  ${remedy}` : ""}`,
    json: failure(error.code, error.message, error.values),
    exitCode: error.retryable ? EXIT.TRY_AGAIN : EXIT.FIX,
  };
}

function failure(code: string, message: string, values: unknown): unknown {
  return { ok: false, error: { code, message, values: JSON.parse(JSON.stringify(values, plain)) } };
}
