import { queryBillGuarantees } from "../../sdk/query/bills.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Badge } from "../design/mark.tsx";
import { Kept } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { BILL_TEXTS } from "./texts.ts";

/** Who answers beside a party. */
export function Guarantees({ bill }: { readonly bill: string }) {
  const t = useTexts(BILL_TEXTS);
  const guarantees = useList("billGuarantees", queryBillGuarantees, { bill, limit: 100 });
  return (
    <Card title={t("guarantees")}>
      <ListView of={guarantees} empty={t("guarantees.empty")}>
        {(items) => (
          <Table
            caption={t("guarantees")}
            rows={items}
            keyOf={({ party, guarantor, transaction }) => `${party} ${guarantor} ${transaction}`}
            columns={[
              {
                title: t("guarantor"),
                cell: ({ guarantor, withheld }) => (
                  <Kept name="guarantor" withheld={withheld}>
                    <OrgLink org={guarantor} />
                  </Kept>
                ),
              },
              {
                title: t("party"),
                cell: ({ party, withheld }) => (
                  <Kept name="party" withheld={withheld}>
                    <OrgLink org={party} />
                  </Kept>
                ),
              },
              {
                title: t("state"),
                cell: ({ state }) => (
                  <Badge state={state === "Given" ? "good" : "neutral"}>{t(`guarantee.${state}`)}</Badge>
                ),
              },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}
