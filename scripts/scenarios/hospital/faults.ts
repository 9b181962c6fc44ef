import { isTallyError } from "../../../src/lib/errors.ts";

/** What somebody tried or what went wrong, and how it was reported. */
export interface Fault {
  readonly what: string;
  readonly reported: string | undefined;
}

/** An attempt that has to be refused, and by which error. */
export async function attempt(what: string, act: () => Promise<unknown>): Promise<Fault> {
  try {
    await act();
    return { what, reported: undefined };
  } catch (error) {
    if (!isTallyError(error)) throw error;
    return { what, reported: error.code };
  }
}

/** Something that had to come out in a certain way. */
export function observed(what: string, happened: boolean, reported: string): Fault {
  return { what, reported: happened ? reported : undefined };
}
