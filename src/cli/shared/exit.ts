import { BRIDGE_CATALOGUE as BRIDGE } from "../../bridge/model/errors.ts";
import { DEPLOY_CATALOGUE as DEPLOY } from "../../deploy/errors.ts";
import { isTallyError } from "../../lib/errors.ts";
import { SDK_CATALOGUES as SDK } from "../../sdk/catalogues.ts";
import { CATALOGUE as CLI } from "./errors.ts";
import { plain } from "./plain.ts";
import { oneLine } from "./printable.ts";

/** Exit codes: 0 done, 1 mend something first, 75 try again later (EX_TEMPFAIL). */
export const EXIT = { OK: 0, FIX: 1, TRY_AGAIN: 75 } as const;

const REMEDIES: Readonly<Record<string, { readonly remedy: string } | undefined>> = {
  ...SDK,
  ...CLI,
  ...BRIDGE,
  ...DEPLOY,
};

/** What a person reads, what a program reads, and the exit code, for anything that was thrown. */
export function describeFailure(error: unknown): { text: string; json: unknown; exitCode: number } {
  if (!isTallyError(error)) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { text: `unexpected: ${message}`, json: failure("UNEXPECTED", message, {}), exitCode: EXIT.FIX };
  }
  const remedy = REMEDIES[error.code]?.remedy;
  const message = oneLine(error.message.replace(`${error.code}: `, "")); // what a contract threw begins with its name
  return {
    text: `${error.code}: ${message}${remedy ? `\n  ${remedy}` : ""}`,
    json: failure(error.code, error.message, error.values),
    exitCode: error.retryable ? EXIT.TRY_AGAIN : EXIT.FIX,
  };
}

function failure(code: string, message: string, values: unknown): unknown {
  return { ok: false, error: { code, message, values: JSON.parse(JSON.stringify(values, plain)) } };
}
