import { isTallyError } from "../../../lib/errors.ts";

/** What came of one of several acts that do not depend on each other. */
export type Attempt<T> =
  | { readonly name: string; readonly ok: true; readonly done: T }
  | { readonly name: string; readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** Tries each, also after one that failed with a typed error. */
export async function attempts<S extends { readonly name: string }, T>(
  subjects: readonly S[],
  act: (subject: S) => Promise<T>,
): Promise<Attempt<T>[]> {
  const found: Attempt<T>[] = [];
  for (const subject of subjects) {
    const { name } = subject;
    try {
      found.push({ name, ok: true, done: await act(subject) });
    } catch (error) {
      if (!isTallyError(error)) throw error;
      found.push({ name, ok: false, error: { code: error.code, message: error.message } });
    }
  }
  return found;
}
