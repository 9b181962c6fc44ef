/** What a person chose on this device. Never a key, a seed or a token: those are in no storage. */
export type Theme = "light" | "dark";
export type Language = "en" | "zh";

const THEME = "tallystick.theme";
const LANGUAGE = "tallystick.language";

/** Private windows may refuse storage: then a choice holds as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It holds as long as the page.
  }
}

/** The chosen theme, otherwise the system's. */
export function currentTheme(): Theme {
  const chosen = read(THEME);
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
  keep(THEME, theme);
  showTheme(theme);
}

/** The chosen language, otherwise the browser's. */
export function currentLanguage(): Language {
  const chosen = read(LANGUAGE) ?? navigator.language;
  return chosen.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function showLanguage(language: Language): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

export function chooseLanguage(language: Language): void {
  keep(LANGUAGE, language);
  showLanguage(language);
}
