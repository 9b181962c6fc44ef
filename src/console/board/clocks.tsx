import { Link } from "@tanstack/react-router";
import { queryAskDeadlines } from "../../sdk/query/board.ts";
import { useList } from "../api/use-api.ts";
import { ClockCard } from "../settlement/clock-card.tsx";
import { useTexts } from "../text/texts.ts";
import { BOARD_TEXTS } from "./texts.ts";

/** What runs on an ask and its trades, and whose it is. */
export function Clocks({ ask }: { readonly ask: string }) {
  const t = useTexts(BOARD_TEXTS);
  return (
    <ClockCard
      of={useList("askDeadlines", queryAskDeadlines, { ask })}
      t={t}
      keyOf={({ kind, trade }) => `${kind} ${trade}`}
      about={[
        { title: t("clock"), cell: ({ kind }) => t(`clock.${kind}`) },
        {
          title: t("what"),
          cell: ({ trade }) =>
            trade === null ? (
              t("whole")
            ) : (
              <Link to="/trades/$trade" params={{ trade }}>
                <code>{trade.slice(0, 8)}…</code>
              </Link>
            ),
        },
      ]}
      titles={{ end: t("end") }}
      overOf={() => ({ text: t("over"), mark: "warn" })}
    />
  );
}
