import type { AsOf } from "../../sdk/query/ask.ts";
import { Badge } from "../design/mark.tsx";
import { utcText } from "../design/utc-text.ts";
import { useCommon } from "../text/common.ts";
import { useHasFailed } from "./use-has-failed.ts";

/** Up to where the chain is in what one sees. It is never left out: a page that lags says so. */
export function AsOfBadge({ asOf }: { readonly asOf: AsOf | undefined }) {
  const t = useCommon();
  const hasFailed = useHasFailed(asOf);
  if (asOf === undefined) return null;
  const { block, time, lag } = asOf;
  const made = utcText(time * 1_000)?.shown ?? time;
  const title = t("lag.title", { block, time: made });
  return (
    <span title={title} data-as-of={block}>
      {hasFailed ? (
        <Badge state="warn">{t("lag.failed", { block })}</Badge>
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
