import type { i18n } from "i18next";
import { useTranslation } from "react-i18next";

/** The texts of one part of the console, in both languages: the compiler holds the second to the keys of the first. */
export interface Texts<Key extends string = string> {
  /** Name of the part, unique. */
  readonly part: string;
  readonly en: Readonly<Record<Key, string>>;
  readonly zh: Readonly<Record<Key, string>>;
}

/** What a text has in it, by the name between its braces. */
export type Values = Readonly<Record<string, string | number>>;

export type Say<Key extends string> = (key: Key, values?: Values) => string;

/** A part's texts in the language that is chosen. Parts come with the routes that use them, so each is made known when it is first used. */
export function useTexts<Key extends string>(texts: Texts<Key>): Say<Key> {
  const { i18n } = useTranslation();
  makeKnown(i18n, texts);
  const say = i18n.t as unknown as (key: string, values: object) => string;
  return (key, values) => say(key, { ...values, ns: texts.part });
}

function makeKnown(i18n: i18n, { part, en, zh }: Texts): void {
  if (i18n.hasResourceBundle("en", part)) return;
  i18n.addResourceBundle("en", part, en);
  i18n.addResourceBundle("zh", part, zh);
}
