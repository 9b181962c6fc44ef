import { Link } from "@tanstack/react-router";
import { type IndexedCredit, queryCredits } from "../../sdk/query/credits.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { Partial } from "../api/partial.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useWhose } from "../session/use-whose.tsx";
import { useTexts } from "../text/texts.ts";
import { CreditBadge } from "./badges.tsx";
import { type CreditRow, dueFirst } from "./due-first.ts";
import { CREDIT_TEXTS } from "./texts.ts";
import { useDeadlines } from "./use-deadlines.ts";

/** Credits on a page: for each of the viewer's its clocks are asked. */
const PAGE = 25;

/** Letters of credit, what falls due first at the top. */
export function CreditsPage() {
  const t = useTexts(CREDIT_TEXTS);
  const { filter, choice, none } = useWhose();
  const credits = useList("credits", queryCredits, { newest: true, limit: PAGE, ...filter });
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={credits.asOf} />}>
      <Card title={t("title")} aside={choice}>
        <Partial of={credits} />
        <ListView of={credits} file="credits" empty={none ?? t("empty")}>
          {(items) => <CreditTable credits={items} />}
        </ListView>
      </Card>
    </Page>
  );
}

function CreditTable({ credits }: { readonly credits: readonly IndexedCredit[] }) {
  const t = useTexts(CREDIT_TEXTS);
  const deadlines = useDeadlines(credits);
  const party = (name: "applicant" | "beneficiary") => ({
    title: t(name),
    cell: ({ credit }: CreditRow) => (
      <Kept name="terms" withheld={credit.withheld}>
        <OrgLink org={credit.terms?.[name] ?? null} />
      </Kept>
    ),
  });
  const nextOf = ({ credit, next }: CreditRow) => {
    if (next === undefined) return t(deadlines.has(credit.credit) ? "next.none" : "next.unknown");
    return (
      <>
        {next.day} · {t(`clock.${next.kind}`)}
      </>
    );
  };
  return (
    <Table
      caption={t("title")}
      rows={dueFirst(credits, deadlines)}
      keyOf={({ credit }) => credit.credit}
      columns={[
        {
          title: t("credit"),
          cell: ({ credit: { credit } }) => (
            <Link to="/credits/$credit" params={{ credit }}>
              <code>{credit.slice(0, 8)}…</code>
            </Link>
          ),
        },
        { title: t("state"), cell: ({ credit }) => <CreditBadge state={credit.state} /> },
        {
          title: t("next"),
          cell: (row) => (
            <Kept name="terms" withheld={row.credit.withheld}>
              {nextOf(row)}
            </Kept>
          ),
        },
        party("applicant"),
        party("beneficiary"),
        { title: t("available"), cell: ({ credit }) => <Money amount={credit.available} />, isNumber: true },
      ]}
    />
  );
}
