import { queryFacilityDeadlines } from "../../sdk/query/funds.ts";
import { useList } from "../api/use-api.ts";
import { ClockCard } from "../settlement/clock-card.tsx";
import { Hash } from "../design/hash.tsx";
import { useTexts } from "../text/texts.ts";
import { FUND_TEXTS } from "./texts.ts";

/** What runs on a facility and its requests, and whose it is. */
export function Clocks({ facility }: { readonly facility: string }) {
  const t = useTexts(FUND_TEXTS);
  return (
    <ClockCard
      of={useList("facilityDeadlines", queryFacilityDeadlines, { facility })}
      t={t}
      keyOf={({ kind, payment }) => `${kind} ${payment}`}
      about={[
        { title: t("clock"), cell: ({ kind }) => t(`clock.${kind}`) },
        { title: t("what"), cell: ({ payment }) => (payment === null ? t("whole") : <Hash value={payment} />) },
      ]}
      titles={{ end: t("end") }}
      overOf={() => ({ text: t("over"), mark: "warn" })}
    />
  );
}
