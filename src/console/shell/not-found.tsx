import { Page } from "../design/page.tsx";
import { useCommon } from "../text/common.ts";

/** For an address that is of no page. */
export function NotFoundPage() {
  const t = useCommon();
  return (
    <Page title={t("notFound.title")} lead={t("notFound.text")}>
      <p>
        <a href="/">{t("home")}</a>
      </p>
    </Page>
  );
}
