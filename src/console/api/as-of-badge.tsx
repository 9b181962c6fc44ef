import { useTranslation } from "react-i18next";
import type { AsOf } from "../../sdk/query/ask.ts";
import { ageText } from "../design/age-text.ts";
import { Badge } from "../design/mark.tsx";
import { utcText } from "../design/utc-text.ts";
import { useCommon } from "../text/common.ts";
import { useHeard } from "./use-heard.ts";

/** Up to where the chain is in what one sees. It is never left out: a page that lags, or of which nothing was heard for long, says so. */
export function AsOfBadge({ asOf }: { readonly asOf: AsOf | undefined }) {
  const t = useCommon();
  const { i18n } = useTranslation();
  const { hasFailed, silence } = useHeard(asOf);
  if (asOf === undefined) return null;
  const { block, time, lag } = asOf;
  const made = utcText(time * 1_000)?.shown ?? time;
  const title = t("lag.title", { block, time: made });
  return (
    <span title={title} data-as-of={block}>
      {hasFailed ? (
        <Badge state="warn">{t("lag.failed", { block })}</Badge>
      ) : silence !== undefined ? (
        <Badge state="warn">{t("lag.silent", { block, age: ageText(silence, i18n.language) })}</Badge>
      ) : lag === null ? (
        <Badge state="warn">{t("lag.unknown", { block, time: made })}</Badge>
      ) : lag > 1 ? (
        <Badge state="warn">{t("lag.stale", { block, behind: lag })}</Badge>
      ) : (
        <Badge state="good">{t("lag.fresh", { block })}</Badge>
      )}
    </span>
  );
}
