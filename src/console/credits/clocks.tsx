import { type IndexedCreditDeadline, queryCreditDeadlines } from "../../sdk/query/credits.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Badge } from "../design/mark.tsx";
import { Kept } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { CREDIT_TEXTS } from "./texts.ts";

const OVER = { Examination: "bad", Expiry: "neutral", Payment: "warn" } as const;

/** What runs under a credit, and for whom: who does not act by then has lost something by it. */
export function Clocks({ credit }: { readonly credit: string }) {
  const t = useTexts(CREDIT_TEXTS);
  const deadlines = useList("creditDeadlines", queryCreditDeadlines, { credit });
  return (
    <Card title={t("clocks")}>
      <p>{t("clocks.why")}</p>
      <ListView of={deadlines} empty={t("clocks.empty")}>
        {(items) => <ClockTable deadlines={items} />}
      </ListView>
    </Card>
  );
}

function ClockTable({ deadlines }: { readonly deadlines: readonly IndexedCreditDeadline[] }) {
  const t = useTexts(CREDIT_TEXTS);
  return (
    <Table
      caption={t("clocks")}
      rows={deadlines}
      keyOf={({ kind, subject }) => `${kind} ${subject}`}
      columns={[
        { title: t("clock"), cell: ({ kind }) => t(`clock.${kind}`) },
        {
          title: t("who"),
          cell: ({ orgs, withheld }) => (
            <Kept name="orgs" withheld={withheld}>
              {orgs?.map((org) => (
                <OrgLink key={org} org={org} />
              ))}
            </Kept>
          ),
        },
        {
          title: t("day"),
          cell: ({ day, withheld }) => (
            <Kept name="day" withheld={withheld}>
              {day}
            </Kept>
          ),
        },
        {
          title: t("day.end"),
          cell: ({ dueAt, withheld }) => (
            <Kept name="dueAt" withheld={withheld}>
              {dueAt === null ? t("calendar.missing") : <Time milliseconds={dueAt * 1_000} />}
            </Kept>
          ),
        },
        {
          title: t("state"),
          cell: ({ kind, isOver, withheld }) => (
            <Kept name="isOver" withheld={withheld}>
              {isOver !== null && (
                <Badge state={isOver ? OVER[kind] : "info"}>{t(isOver ? `over.${kind}` : "runs")}</Badge>
              )}
            </Kept>
          ),
        },
      ]}
    />
  );
}
