import { isTallyError } from "../../lib/errors.ts";
import { CATALOGUE } from "./errors.ts";
import { plain } from "./plain.ts";
import { oneLine } from "./printable.ts";

/** Exit codes: 0 done, 1 mend something first, 75 try again later (EX_TEMPFAIL). */
export const EXIT = { OK: 0, FIX: 1, TRY_AGAIN: 75 } as const;

/** What a person reads, what a program reads, and the exit code, for anything that was thrown. */
export async function describeFailure(error: unknown): Promise<{ text: string; json: unknown; exitCode: number }> {
  if (!isTallyError(error)) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { text: `unexpected: ${message}`, json: failure("UNEXPECTED", message, {}), exitCode: EXIT.FIX };
  }
  const remedy = await remedyOf(error.code);
  const message = oneLine(error.message.replace(`${error.code}: `, "")); // what a contract threw begins with its name
  return {
    text: `${error.code}: ${message}${remedy ? `\n  ${remedy}` : ""}`,
    json: failure(error.code, error.message, error.values),
    exitCode: error.retryable ? EXIT.TRY_AGAIN : EXIT.FIX,
  };
}

/** Catalogues of others are loaded for their errors alone: help and what was mistyped need none. */
async function remedyOf(code: string): Promise<string | undefined> {
  const own: Readonly<Record<string, { readonly remedy: string } | undefined>> = CATALOGUE;
  return (own[code] ?? (await import("./remedies.ts")).REMEDIES[code])?.remedy;
}

function failure(code: string, message: string, values: unknown): unknown {
  return { ok: false, error: { code, message, values: JSON.parse(JSON.stringify(values, plain)) } };
}
