import { Link } from "@tanstack/react-router";
import { type IndexedBill, queryBills } from "../../sdk/query/bills.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useWhose } from "../session/use-whose.tsx";
import { useTexts } from "../text/texts.ts";
import { BillBadge } from "./badges.tsx";
import { BILL_TEXTS } from "./texts.ts";

/** Bills, the newest first. */
export function BillsPage() {
  const t = useTexts(BILL_TEXTS);
  const { filter, choice, none } = useWhose();
  const bills = useList("bills", queryBills, { newest: true, limit: 50, ...filter });
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={bills.asOf} />}>
      <Card title={t("title")} aside={choice}>
        <ListView of={bills} file="bills" empty={none ?? t("empty")}>
          {(items) => <BillTable bills={items} />}
        </ListView>
      </Card>
    </Page>
  );
}

function BillTable({ bills }: { readonly bills: readonly IndexedBill[] }) {
  const t = useTexts(BILL_TEXTS);
  const party = (name: "drawer" | "acceptor") => ({
    title: t(name),
    cell: ({ terms, withheld }: IndexedBill) => (
      <Kept name="terms" withheld={withheld}>
        <OrgLink org={terms?.[name] ?? null} />
      </Kept>
    ),
  });
  return (
    <Table
      caption={t("title")}
      rows={bills}
      keyOf={({ bill }) => bill}
      columns={[
        {
          title: t("bill"),
          cell: ({ bill }) => (
            <Link to="/bills/$bill" params={{ bill }}>
              <code>{bill.slice(0, 8)}…</code>
            </Link>
          ),
        },
        { title: t("state"), cell: ({ state }) => <BillBadge state={state} /> },
        {
          title: t("maturity"),
          cell: ({ terms, withheld }) => (
            <Kept name="terms" withheld={withheld}>
              {terms?.maturity}
            </Kept>
          ),
        },
        party("drawer"),
        party("acceptor"),
        { title: t("amount"), cell: ({ terms }) => <Money amount={terms?.amount ?? null} />, isNumber: true },
        { title: t("open"), cell: ({ open }) => <Money amount={open} />, isNumber: true },
      ]}
    />
  );
}
