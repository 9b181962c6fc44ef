import { Link } from "@tanstack/react-router";
import { type IndexedAsk, queryAsks } from "../../sdk/query/board.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useWhose } from "../session/use-whose.tsx";
import { useTexts } from "../text/texts.ts";
import { AskBadge } from "./badges.tsx";
import { Between } from "./between.tsx";
import { Day } from "./day.tsx";
import { BOARD_TEXTS } from "./texts.ts";

/** Asks of the board, the newest first: everybody's, since each is open to all. */
export function AsksPage() {
  const t = useTexts(BOARD_TEXTS);
  const { filter, choice, none } = useWhose("all");
  const asks = useList("asks", queryAsks, { newest: true, limit: 50, ...filter });
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={asks.asOf} />}>
      <Card title={t("title")} aside={choice}>
        <ListView of={asks} file="asks" empty={none ?? t("empty")}>
          {(items) => <AskTable asks={items} />}
        </ListView>
      </Card>
    </Page>
  );
}

function AskTable({ asks }: { readonly asks: readonly IndexedAsk[] }) {
  const t = useTexts(BOARD_TEXTS);
  return (
    <Table
      caption={t("title")}
      rows={asks}
      keyOf={({ ask }) => ask}
      columns={[
        {
          title: t("ask"),
          cell: ({ ask }) => (
            <Link to="/asks/$ask" params={{ ask }}>
              <code>{ask.slice(0, 8)}…</code>
            </Link>
          ),
        },
        { title: t("state"), cell: ({ state }) => <AskBadge state={state} /> },
        { title: t("obligor"), cell: ({ terms }) => <OrgLink org={terms.obligor} /> },
        {
          title: t("band"),
          cell: ({ terms }) => (
            <Between from={<Money amount={terms.amountFrom} />} to={<Money amount={terms.amountTo} />} />
          ),
          isNumber: true,
        },
        {
          title: t("tenor"),
          cell: ({ terms }) => (
            <Between from={<Day seconds={terms.maturityFrom} />} to={<Day seconds={terms.maturityTo} />} />
          ),
        },
        { title: t("quotes"), cell: ({ quotes }) => quotes, isNumber: true },
        { title: t("until"), cell: ({ terms }) => <Time milliseconds={terms.acceptUntil * 1_000} /> },
        {
          title: t("seller"),
          cell: ({ seller, withheld }) => (
            <Kept name="seller" withheld={withheld}>
              {seller === null ? t("seller.unknown") : <OrgLink org={seller} />}
            </Kept>
          ),
        },
      ]}
    />
  );
}
