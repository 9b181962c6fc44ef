import { utcText } from "../design/utc-text.ts";

/** The day of a time in UTC, where its seconds say nothing. */
export function Day({ seconds }: { readonly seconds: number }) {
  const text = utcText(seconds * 1_000);
  return text === undefined ? <span>{seconds}</span> : <time dateTime={text.iso}>{text.iso.slice(0, 10)}</time>;
}
