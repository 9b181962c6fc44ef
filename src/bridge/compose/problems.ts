import { isTallyError, type TallyError } from "../../lib/errors.ts";

/** What is wrong, by what it is about: what `/health` shows, to anybody. */
export class Problems {
  readonly #problems = new Map<string, { readonly code: string; readonly text: string }>();

  /** Notes what is wrong, until it is told that nothing is: `undefined`. Never a stack, nor a path of this machine. */
  note(what: string, error: unknown): void {
    if (error === undefined) this.#problems.delete(what);
    else this.#problems.set(what, { code: isPublic(error) ? error.code : "INTERNAL", text: publicText(error) });
  }

  has(what: string): boolean {
    return this.#problems.has(what);
  }

  all(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#problems].map(([what, { text }]) => [what, text]));
  }

  /** Of the catalogue, each as often as something is wrong with it. */
  codes(): readonly string[] {
    return [...this.#problems.values()].map(({ code }) => code);
  }
}

/** A fault is none of the catalogue's, or `INTERNAL`: its text is for the log. Who refused, and why, is told. */
export function publicText(error: unknown): string {
  if (!isPublic(error)) return "INTERNAL: see the log";
  const { refusals } = error.values;
  const why = Object.entries((refusals ?? {}) as Record<string, string>).map(([name, said]) => `; ${name}: ${said}`);
  return `${error.code}: ${[error.message, ...why].join("").split(STACK)[0]}`;
}

function isPublic(error: unknown): error is TallyError {
  return isTallyError(error) && error.code !== "INTERNAL";
}

/** Where the frames of a stack begin. */
const STACK = /\n\s+at /;
