import { inKnownWords } from "../../cli/shared/in-words.ts";
import { shorten } from "../../cli/shared/shorten.ts";
import { isTallyError } from "../../lib/errors.ts";

/** What somebody tried or what went wrong, and how it was reported. */
export interface Fault {
  readonly what: string;
  readonly reported: string | undefined;
  /** What the error says beside its name, where it was refused. */
  readonly reason?: string;
}

/** An attempt that has to be refused by the error `code`; any other error is none that the play reckons with. */
export async function attempt(what: string, code: string, act: () => Promise<unknown>): Promise<Fault> {
  try {
    await act();
    return { what, reported: undefined };
  } catch (error) {
    // What a deal moves may be of any domain: what its contract said is known by its data.
    const known = await inKnownWords(error);
    if (!isTallyError(known) || known.code !== code) throw error;
    const { message } = known;
    return { what, reported: code, reason: shorten(message.replace(`${code}: `, "")) };
  }
}

/** Something that had to come out in a certain way. */
export function observed(what: string, happened: boolean, reported: string): Fault {
  return { what, reported: happened ? reported : undefined };
}
