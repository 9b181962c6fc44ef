import { utcText } from "./utc-text.ts";

/** A time in UTC, to the second. */
export function Time({ milliseconds }: { readonly milliseconds: number }) {
  const text = utcText(milliseconds);
  return text === undefined ? <span>{milliseconds}</span> : <time dateTime={text.iso}>{text.shown}</time>;
}
