import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chooseLanguage, chooseTheme, currentTheme, type Language } from "../browser/preferences.ts";
import { useCommon } from "../text/common.ts";
import styles from "./shell.module.css";

/** Light or dark. */
export function ThemeSwitch() {
  const t = useCommon();
  const [theme, setTheme] = useState(currentTheme);
  const other = theme === "dark" ? "light" : "dark";
  const change = () => {
    chooseTheme(other);
    setTheme(other);
  };
  return (
    <button
      type="button"
      className={styles.switch}
      onClick={change}
      aria-label={`${t("theme")}: ${t(`theme.${other}`)}`}
      title={t(`theme.${other}`)}
    >
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <circle cx="9" cy="9" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M9 2.4a6.6 6.6 0 0 1 0 13.2Z" fill="currentColor" />
      </svg>
    </button>
  );
}

/** The other language, by its own name. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other: Language = i18n.language === "zh" ? "en" : "zh";
  const change = () => {
    chooseLanguage(other);
    i18n.changeLanguage(other);
  };
  return (
    <button type="button" className={styles.switch} onClick={change} lang={other === "zh" ? "zh-CN" : "en"}>
      {other === "zh" ? "中文" : "English"}
    </button>
  );
}
