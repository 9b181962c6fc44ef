import { useTranslation } from "react-i18next";
import { ageText } from "./age-text.ts";

/** How long something lasts already. */
export function Age({ seconds }: { readonly seconds: number }) {
  const { i18n } = useTranslation();
  return <span>{ageText(seconds, i18n.language)}</span>;
}
