import { Link } from "@tanstack/react-router";
import { type IndexedFacility, queryFacilities } from "../../sdk/query/funds.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { FacilityBadge } from "./badges.tsx";
import { FUND_TEXTS } from "./texts.ts";

/** Facilities, the newest first. */
export function FacilitiesPage() {
  const t = useTexts(FUND_TEXTS);
  const facilities = useList("facilities", queryFacilities, { newest: true, limit: 50 });
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={facilities.asOf} />}>
      <Card>
        <ListView of={facilities} file="facilities" empty={t("empty")}>
          {(items) => <FacilityTable facilities={items} />}
        </ListView>
      </Card>
    </Page>
  );
}

function FacilityTable({ facilities }: { readonly facilities: readonly IndexedFacility[] }) {
  const t = useTexts(FUND_TEXTS);
  const party = (name: "lender" | "borrower") => ({
    title: t(name),
    cell: ({ terms, withheld }: IndexedFacility) => (
      <Kept name="terms" withheld={withheld}>
        <OrgLink org={terms?.[name] ?? null} />
      </Kept>
    ),
  });
  const money = (title: string, amountOf: (facility: IndexedFacility) => string | null) => ({
    title,
    cell: (facility: IndexedFacility) => <Money amount={amountOf(facility)} />,
    isNumber: true,
  });
  return (
    <Table
      caption={t("title")}
      rows={facilities}
      keyOf={({ facility }) => facility}
      columns={[
        {
          title: t("facility"),
          cell: ({ facility }) => (
            <Link to="/facilities/$facility" params={{ facility }}>
              <code>{facility.slice(0, 8)}…</code>
            </Link>
          ),
        },
        { title: t("state"), cell: ({ state }) => <FacilityBadge state={state} /> },
        party("lender"),
        party("borrower"),
        money(t("amount"), ({ terms }) => terms?.amount ?? null),
        money(t("drawn"), ({ drawn }) => drawn),
        money(t("unspent"), ({ unspent }) => unspent),
      ]}
    />
  );
}
