import { Page } from "../design/page.tsx";
import { useTexts } from "../text/texts.ts";
import { Deals } from "./deals.tsx";
import { GroupLimits, Limits } from "./limits.tsx";
import { SETTLEMENT_TEXTS } from "./texts.ts";

/** A bank's risk: its limits with what is used of them, and the deals that it was in. */
export function ExposurePage() {
  const t = useTexts(SETTLEMENT_TEXTS);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Limits />
      <GroupLimits />
      <Deals />
    </Page>
  );
}
