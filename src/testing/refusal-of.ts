import { isTallyError } from "../lib/errors.ts";

/** The code with which a server refuses a question; undefined where it answers. @throws what is no refusal. */
export async function refusalOf(asked: Promise<unknown>): Promise<unknown> {
  try {
    await asked;
    return undefined;
  } catch (error) {
    if (!isTallyError(error)) throw error;
    return error.values.code;
  }
}
