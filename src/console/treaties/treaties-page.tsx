import { Link } from "@tanstack/react-router";
import { type IndexedTreaty, queryTreaties } from "../../sdk/query/treaties.ts";
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
import { TreatyBadge } from "./badges.tsx";
import { TREATY_TEXTS } from "./texts.ts";

/** Reinsurance treaties, the newest first. */
export function TreatiesPage() {
  const t = useTexts(TREATY_TEXTS);
  const { filter, choice, none } = useWhose();
  const treaties = useList("treaties", queryTreaties, { newest: true, limit: 50, ...filter });
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={treaties.asOf} />}>
      <Card title={t("title")} aside={choice}>
        <ListView of={treaties} file="treaties" empty={none ?? t("empty")}>
          {(items) => <TreatyTable treaties={items} />}
        </ListView>
      </Card>
    </Page>
  );
}

function TreatyTable({ treaties }: { readonly treaties: readonly IndexedTreaty[] }) {
  const t = useTexts(TREATY_TEXTS);
  const kept = (title: string, name: keyof IndexedTreaty, cell: (treaty: IndexedTreaty) => React.ReactNode) => ({
    title,
    cell: (treaty: IndexedTreaty) => (
      <Kept name={name} withheld={treaty.withheld}>
        {cell(treaty)}
      </Kept>
    ),
  });
  return (
    <Table
      caption={t("title")}
      rows={treaties}
      keyOf={({ treaty }) => treaty}
      columns={[
        {
          title: t("treaty"),
          cell: ({ treaty }) => (
            <Link to="/treaties/$treaty" params={{ treaty }}>
              <code>{treaty.slice(0, 8)}…</code>
            </Link>
          ),
        },
        { title: t("state"), cell: ({ state }) => <TreatyBadge state={state} /> },
        kept(t("cedent"), "terms", ({ terms }) => <OrgLink org={terms?.cedent ?? null} />),
        kept(t("lead.line"), "lines", ({ lines }) => <OrgLink org={lines?.[0]?.org ?? null} />),
        kept(t("layers"), "layers", ({ layers }) => layers?.length),
        { title: t("premium"), cell: ({ premium }) => <Money amount={premium} />, isNumber: true },
        { title: t("recovered"), cell: ({ recovered }) => <Money amount={recovered} />, isNumber: true },
        kept(t("openLosses"), "openLosses", ({ openLosses }) => openLosses),
      ]}
    />
  );
}
