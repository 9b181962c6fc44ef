import { type IndexedLien, queryReceivableLiens } from "../../sdk/query/receivables.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { RECEIVABLE_TEXTS } from "./texts.ts";

/** What of a receivable cannot be moved, for whom, and why. */
export function Liens({ receivable }: { readonly receivable: string }) {
  const t = useTexts(RECEIVABLE_TEXTS);
  const liens = useList("liens", queryReceivableLiens, { receivable, limit: 100 });
  return (
    <Card title={t("liens")} aside={<AsOfBadge asOf={liens.asOf} />}>
      <p>{t("liens.why")}</p>
      <ListView of={liens} empty={t("liens.empty")}>
        {(items) => <LienTable liens={items} />}
      </ListView>
    </Card>
  );
}

function LienTable({ liens }: { readonly liens: readonly IndexedLien[] }) {
  const t = useTexts(RECEIVABLE_TEXTS);
  return (
    <Table
      caption={t("liens")}
      rows={liens}
      keyOf={({ instrument, kind, owner, by, block }) => `${instrument} ${kind} ${owner} ${by} ${block}`}
      columns={[
        { title: t("lien"), cell: ({ kind }) => t(`lien.${kind}`) },
        {
          title: t("lien.for"),
          cell: ({ by, withheld }) => (
            <Kept name="by" withheld={withheld}>
              {by === null ? t("lien.council") : <OrgLink org={by} />}
            </Kept>
          ),
        },
        { title: t("lien.amount"), cell: ({ amount }) => <Money amount={amount} />, isNumber: true },
        {
          title: t("lien.reason"),
          cell: ({ reason, withheld }) => (
            <Kept name="reason" withheld={withheld}>
              {reason === null ? "–" : <Hash value={reason} />}
            </Kept>
          ),
        },
        {
          title: t("lien.from"),
          cell: ({ enforceableFrom }) =>
            enforceableFrom === null ? "–" : <Time milliseconds={enforceableFrom * 1_000} />,
        },
      ]}
    />
  );
}
