import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { currentLanguage, showLanguage } from "../browser/preferences.ts";

/** Chooses the language and makes it known to every part. Keys are plain: a dot or a colon in one means nothing. */
export async function startTexts(): Promise<void> {
  const lng = currentLanguage();
  showLanguage(lng);
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: false,
    supportedLngs: ["en", "zh"],
    keySeparator: false,
    nsSeparator: false,
    resources: {},
    interpolation: { escapeValue: false }, // React escapes
  });
}
