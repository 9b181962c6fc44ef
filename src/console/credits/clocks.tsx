import { queryCreditDeadlines } from "../../sdk/query/credits.ts";
import { useList } from "../api/use-api.ts";
import { ClockCard } from "../settlement/clock-card.tsx";
import { useTexts } from "../text/texts.ts";
import { CREDIT_TEXTS } from "./texts.ts";

const OVER = {
  Examination: "bad",
  Return: "warn",
  Collection: "warn",
  Forwarding: "bad",
  Reimbursement: "bad",
  Expiry: "neutral",
  Payment: "warn",
} as const;

/** What runs under a credit, and for whom: who does not act by then has lost something by it. */
export function Clocks({ credit }: { readonly credit: string }) {
  const t = useTexts(CREDIT_TEXTS);
  return (
    <ClockCard
      of={useList("creditDeadlines", queryCreditDeadlines, { credit })}
      t={t}
      keyOf={({ kind, subject }) => `${kind} ${subject}`}
      about={[{ title: t("clock"), cell: ({ kind }) => t(`clock.${kind}`) }]}
      titles={{ day: t("day"), end: t("day.end"), unknown: t("calendar.missing") }}
      overOf={({ kind }) => ({ text: t(`over.${kind}`), mark: OVER[kind] })}
    />
  );
}
