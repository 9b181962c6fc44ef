import { queryBillDeadlines } from "../../sdk/query/bills.ts";
import { useList } from "../api/use-api.ts";
import { ClockCard } from "../settlement/clock-card.tsx";
import { useTexts } from "../text/texts.ts";
import { BILL_TEXTS } from "./texts.ts";
import { unitOf } from "./unit-of.ts";

/** What runs on a bill and its parts, and whose it is. */
export function Clocks({ bill }: { readonly bill: string }) {
  const t = useTexts(BILL_TEXTS);
  return (
    <ClockCard
      of={useList("billDeadlines", queryBillDeadlines, { bill })}
      t={t}
      keyOf={({ kind, instrument, orgs }) => `${kind} ${instrument} ${orgs}`}
      about={[
        { title: t("clock"), cell: ({ kind }) => t(`clock.${kind}`) },
        { title: t("lot"), cell: ({ instrument }) => (instrument === null ? t("whole") : unitOf(instrument)) },
      ]}
      titles={{ day: t("day"), end: t("day.end"), unknown: t("calendar.missing") }}
      overOf={() => ({ text: t("over"), mark: "warn" })}
    />
  );
}
