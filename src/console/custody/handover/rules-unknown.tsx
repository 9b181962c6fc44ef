import { Notice } from "../../design/states.tsx";
import { useTexts } from "../../text/texts.ts";
import { HANDOVER_TEXTS } from "./texts.ts";

/** Instead of a form: with the rules of another thing a number would mean something else. */
export function RulesUnknown() {
  const t = useTexts(HANDOVER_TEXTS);
  return (
    <Notice state="warn" title={t("rules.unknown")}>
      {t("rules.unknown.text")}
    </Notice>
  );
}
