import { Link } from "@tanstack/react-router";
import { queryCycles } from "../../sdk/query/clearing.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { CycleBadge } from "./cycle-badge.tsx";
import { CLEARING_TEXTS } from "./texts.ts";

/** Cycles of clearing, the newest first: gross beside net. */
export function CyclesPage() {
  const t = useTexts(CLEARING_TEXTS);
  const cycles = useList("cycles", queryCycles, { newest: true, limit: 100 });
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={cycles.asOf} />}>
      <Card>
        <ListView of={cycles} file="cycles" empty={t("empty")}>
          {(items) => (
            <Table
              caption={t("title")}
              rows={items}
              keyOf={({ cycle }) => cycle}
              columns={[
                {
                  title: t("cycle"),
                  cell: ({ cycle }) => (
                    <Link to="/clearing/$cycle" params={{ cycle }}>
                      <code>{cycle.slice(0, 10)}…</code>
                    </Link>
                  ),
                },
                { title: t("state"), cell: ({ state }) => <CycleBadge state={state} /> },
                { title: t("operator"), cell: ({ operator }) => <OrgLink org={operator} /> },
                { title: t("opened"), cell: ({ openedAt }) => <Time milliseconds={openedAt * 1_000} /> },
                {
                  title: t("obligations"),
                  cell: ({ obligations, withheld }) => (
                    <Kept name="obligations" withheld={withheld}>
                      {obligations}
                    </Kept>
                  ),
                  isNumber: true,
                },
                { title: t("gross"), cell: ({ gross }) => <Money amount={gross} />, isNumber: true },
                { title: t("net"), cell: ({ net }) => <Money amount={net} />, isNumber: true },
              ]}
            />
          )}
        </ListView>
      </Card>
    </Page>
  );
}
