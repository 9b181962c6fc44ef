import { useTranslation } from "react-i18next";
import { localText } from "./local-text.ts";
import { utcText } from "./utc-text.ts";

/** A time in UTC, to the second; the same by the clock of whoever looks, with its zone, where one asks for it. */
export function Time({ milliseconds }: { readonly milliseconds: number }) {
  const { i18n } = useTranslation();
  const text = utcText(milliseconds);
  return text === undefined ? (
    <span>{milliseconds}</span>
  ) : (
    <time dateTime={text.iso} title={localText(milliseconds, i18n.language)}>
      {text.shown}
    </time>
  );
}
