import { useTexts } from "../text/texts.ts";
import { DATA_TEXTS, isDataKey } from "./texts.ts";

/** Purposes in words; one without a name by its number. */
export function usePurposes(): (purposes: readonly (string | number)[]) => string {
  const t = useTexts(DATA_TEXTS);
  const word = (purpose: string | number) => {
    const key = `purpose.${purpose}`;
    return isDataKey(key) ? t(key) : `#${purpose}`;
  };
  return (purposes) => purposes.map(word).join(", ") || "–";
}
