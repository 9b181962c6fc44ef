import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type IndexedReceivable, queryReceivables } from "../../sdk/query/receivables.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Page } from "../design/page.tsx";
import { Select } from "../design/select.tsx";
import { Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useWhose } from "../session/use-whose.tsx";
import { useTexts } from "../text/texts.ts";
import { Maturities } from "./maturities.tsx";
import { Kept, Money } from "../design/money.tsx";
import { StateBadge } from "./state-badge.tsx";
import { RECEIVABLE_TEXTS } from "./texts.ts";

const STATES = [
  "Registered",
  "Confirmed",
  "Overdue",
  "Defaulted",
  "Closed",
  "Rejected",
  "Cancelled",
  "Expired",
] as const;

/** Receivables as they stand; the filter is in the address. */
export function ReceivablesPage() {
  const t = useTexts(RECEIVABLE_TEXTS);
  const { state } = useSearch({ strict: false }) as { readonly state?: string };
  const navigate = useNavigate();
  const { filter, choice, none } = useWhose();
  const selected = STATES.find((each) => each === state);
  const found = useList("receivables", queryReceivables, {
    limit: 100,
    ...filter,
    ...(selected !== undefined && { state: selected }),
  });
  const filterBy = (value: string) => {
    const search = ({ state: _, ...former }: Record<string, unknown>) =>
      value === "" ? former : { ...former, state: value };
    return navigate({ to: "/receivables", search, replace: true });
  };
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={found.asOf} />}>
      <Card
        title={t("title")}
        aside={
          <>
            {choice}
            <Select
              label={t("filter")}
              value={selected ?? ""}
              onChange={filterBy}
              options={[
                { value: "", text: t("all") },
                ...STATES.map((each) => ({ value: each, text: t(`state.${each}`) })),
              ]}
            />
          </>
        }
      >
        <ListView of={found} file="receivables" empty={none ?? t("empty")}>
          {(items) => <ReceivableTable receivables={items} />}
        </ListView>
      </Card>
      <Maturities of={found} />
    </Page>
  );
}

function ReceivableTable({ receivables }: { readonly receivables: readonly IndexedReceivable[] }) {
  const t = useTexts(RECEIVABLE_TEXTS);
  return (
    <Table
      caption={t("title")}
      rows={receivables}
      keyOf={({ receivable }) => receivable}
      columns={[
        {
          title: t("receivable"),
          cell: ({ receivable }) => (
            <Link to="/receivables/$receivable" params={{ receivable }}>
              <code>{receivable.slice(0, 10)}…</code>
            </Link>
          ),
        },
        { title: t("state"), cell: ({ state }) => <StateBadge state={state} /> },
        {
          title: t("creditor"),
          cell: ({ creditor, withheld }) => (
            <Kept name="creditor" withheld={withheld}>
              <OrgLink org={creditor} />
            </Kept>
          ),
        },
        {
          title: t("obligor"),
          cell: ({ obligor, withheld }) => (
            <Kept name="obligor" withheld={withheld}>
              <OrgLink org={obligor} />
            </Kept>
          ),
        },
        { title: t("face"), cell: ({ face }) => <Money amount={face} />, isNumber: true },
        {
          title: t("due"),
          cell: ({ dueDate, withheld }) => (
            <Kept name="dueDate" withheld={withheld}>
              {dueDate ?? "–"}
            </Kept>
          ),
        },
      ]}
    />
  );
}
