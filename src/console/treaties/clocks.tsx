import { Link } from "@tanstack/react-router";
import { queryTreatyDeadlines } from "../../sdk/query/treaties.ts";
import { useList } from "../api/use-api.ts";
import { ClockCard } from "../settlement/clock-card.tsx";
import { useTexts } from "../text/texts.ts";
import { TREATY_TEXTS } from "./texts.ts";

/** What runs on a treaty, its losses and its calls, and whose it is. */
export function Clocks({ treaty }: { readonly treaty: string }) {
  const t = useTexts(TREATY_TEXTS);
  return (
    <ClockCard
      of={useList("treatyDeadlines", queryTreatyDeadlines, { treaty })}
      t={t}
      keyOf={({ kind, loss, call, orgs }) => `${kind} ${loss} ${call} ${orgs}`}
      about={[
        { title: t("clock"), cell: ({ kind }) => t(`clock.${kind}`) },
        {
          title: t("what"),
          cell: ({ loss }) =>
            loss === null ? (
              t("whole")
            ) : (
              <Link to="/losses/$loss" params={{ loss }}>
                <code>{loss.slice(0, 8)}…</code>
              </Link>
            ),
        },
      ]}
      titles={{ end: t("end") }}
      overOf={() => ({ text: t("over"), mark: "warn" })}
    />
  );
}
