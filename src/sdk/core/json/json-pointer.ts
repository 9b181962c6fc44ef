import { isWellFormed } from "./well-formed.ts";

/** RFC 6901: `["a/b", "0"]` is `/a~1b/0`; no steps at all is the empty text. */
export function pointer(steps: readonly string[]): string {
  return steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Whether a text is a JSON pointer. */
export function isPointer(text: unknown): text is string {
  return typeof text === "string" && isWellFormed(text) && /^(\/([^~/]|~[01])*)*$/u.test(text);
}

/** Whether `path` is `above` or lies under it. */
export function isAtOrUnder(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}
