import { isTallyError, TallyError } from "../../lib/errors.ts";

/** How values of contracts' errors read, by the error's name and the argument's. */
export type ErrorWords = Readonly<Record<string, Readonly<Record<string, (value: unknown) => string>>>>;

/** The same error, with names in its message where the contract gave numbers; its values stay what they are. */
export function inWords(error: unknown, words: ErrorWords): unknown {
  if (!isTallyError(error)) return error;
  const { code, retryable, values, cause } = error;
  const known = Object.hasOwn(words, code) ? words[code] : undefined;
  // A message that does not begin with the contract's name for it has been put into words already.
  if (known === undefined || !error.message.startsWith(`${code}: `)) return error;
  const text = Object.entries(values).map(([name, value]) => {
    const shown = Object.hasOwn(known, name) ? known[name]?.(value) : undefined;
    return `${name} ${shown ?? String(value)}`;
  });
  return new TallyError(code, `${code}: ${text.join(", ")}`, { retryable, values, cause });
}
