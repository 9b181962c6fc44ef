import { Link } from "@tanstack/react-router";
import { queryAgreements } from "../../sdk/query/data.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { AgreementBadge } from "./agreement-badge.tsx";
import { DATA_TEXTS } from "./texts.ts";
import { usePurposes } from "./use-purposes.ts";

/** Everything that was agreed or asked for about data. */
export function AgreementsPage() {
  const t = useTexts(DATA_TEXTS);
  const purposes = usePurposes();
  const found = useList("agreements", queryAgreements, { limit: 100 });
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={found.asOf} />}>
      <Card>
        <ListView of={found} file="agreements" empty={t("empty")}>
          {(items) => (
            <Table
              caption={t("title")}
              rows={items}
              keyOf={({ agreement }) => agreement}
              columns={[
                {
                  title: t("agreement"),
                  cell: ({ agreement }) => (
                    <Link to="/agreements/$agreement" params={{ agreement }}>
                      <code>{agreement.slice(0, 10)}…</code>
                    </Link>
                  ),
                },
                { title: t("state"), cell: ({ state }) => <AgreementBadge state={state} /> },
                { title: t("provider"), cell: ({ provider }) => <OrgLink org={provider} /> },
                { title: t("consumer"), cell: ({ consumer }) => <OrgLink org={consumer} /> },
                { title: t("purposes"), cell: (each) => purposes(each.purposes) },
                {
                  title: t("uses"),
                  cell: ({ uses, usesLeft }) => t("uses.text", { used: uses - usesLeft, uses }),
                },
                { title: t("period"), cell: ({ end }) => <Time milliseconds={end * 1_000} /> },
              ]}
            />
          )}
        </ListView>
      </Card>
    </Page>
  );
}
