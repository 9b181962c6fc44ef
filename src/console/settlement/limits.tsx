import type { IndexedGroupLimit, IndexedLimit } from "../../sdk/query/settlement.ts";
import { queryGroupLimits, queryLimits } from "../../sdk/query/settlement.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { groupDigits } from "../design/group-digits.ts";
import { Badge } from "../design/mark.tsx";
import { Kept, Money } from "../design/money.tsx";
import { type Column, Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { SETTLEMENT_TEXTS } from "./texts.ts";
import { usedShare } from "./used-share.ts";

type Used = Pick<IndexedLimit, "kind" | "used" | "cap">;

/** What of each limit on an organisation is used. */
export function Limits() {
  const t = useTexts(SETTLEMENT_TEXTS);
  const limits = useList("limits", queryLimits, { limit: 100 });
  const used = useUsedColumns<IndexedLimit>();
  return (
    <Card title={t("limits")}>
      <ListView of={limits} empty={t("limits.empty")}>
        {(items) => (
          <Table
            caption={t("limits")}
            rows={items}
            // Where the counterparty is withheld, several rows look the same.
            keyOf={({ principal, counterparty, kind, transaction, block }) =>
              `${principal} ${counterparty} ${kind} ${block} ${transaction}`
            }
            columns={[
              { title: t("principal"), cell: ({ principal }) => <OrgLink org={principal} /> },
              {
                title: t("counterparty"),
                cell: ({ counterparty, withheld }) => (
                  <Kept name="counterparty" withheld={withheld}>
                    <OrgLink org={counterparty} />
                  </Kept>
                ),
              },
              ...used,
              { title: t("state"), cell: (each) => <LimitState of={each} /> },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}

/** What of each limit on a group is used. */
export function GroupLimits() {
  const t = useTexts(SETTLEMENT_TEXTS);
  const limits = useList("groupLimits", queryGroupLimits, { limit: 100 });
  const used = useUsedColumns<IndexedGroupLimit>();
  return (
    <Card title={t("groups")}>
      <ListView of={limits} empty={t("groups.empty")}>
        {(items) => (
          <Table
            caption={t("groups")}
            rows={items}
            keyOf={({ principal, group, kind }) => `${principal} ${group} ${kind}`}
            columns={[
              { title: t("principal"), cell: ({ principal }) => <OrgLink org={principal} /> },
              { title: t("group"), cell: ({ group }) => group, isNumber: true },
              {
                title: t("within"),
                cell: ({ within, withheld }) => (
                  <Kept name="within" withheld={withheld}>
                    {within || "–"}
                  </Kept>
                ),
                isNumber: true,
              },
              ...used,
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}

function useUsedColumns<Row extends Used>(): Column<Row>[] {
  const t = useTexts(SETTLEMENT_TEXTS);
  return [
    { title: t("kind"), cell: ({ kind }) => t(`kind.${kind}`) },
    { title: t("used"), cell: ({ used }) => <Money amount={used} />, isNumber: true },
    { title: t("cap"), cell: ({ cap }) => <Money amount={cap} />, isNumber: true },
    { title: t("share"), cell: (each) => <Share of={each} /> },
  ];
}

function Share({ of: { used, cap } }: { readonly of: Used }) {
  const t = useTexts(SETTLEMENT_TEXTS);
  if (used === null || cap === null) return <Money amount={null} />;
  const said = t("share.said", { used: groupDigits(used, 2), cap: groupDigits(cap, 2) });
  return <meter min={0} max={1} high={0.9} value={usedShare(used, cap)} aria-label={said} />;
}

function LimitState({ of: { suspended, used, cap, withheld } }: { readonly of: IndexedLimit }) {
  const t = useTexts(SETTLEMENT_TEXTS);
  const isFull = used !== null && cap !== null && usedShare(used, cap) >= 1;
  const state = suspended ? "suspended" : isFull ? "full" : "open";
  const mark = { suspended: "bad", full: "warn", open: "good" } as const;
  return (
    <Kept name="suspended" withheld={withheld}>
      <Badge state={mark[state]}>{t(state)}</Badge>
    </Kept>
  );
}
