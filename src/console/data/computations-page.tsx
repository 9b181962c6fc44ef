import { Link } from "@tanstack/react-router";
import { queryComputations } from "../../sdk/query/data.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { ComputationBadge } from "./computation-badge.tsx";
import { Receipt } from "./receipt.tsx";
import { DATA_TEXTS } from "./texts.ts";
import { usePurposes } from "./use-purposes.ts";

/** Jobs over data, each with the receipt of what came of it. */
export function ComputationsPage() {
  const t = useTexts(DATA_TEXTS);
  const purposes = usePurposes();
  const found = useList("computations", queryComputations, { limit: 100 });
  return (
    <Page title={t("computations.title")} lead={t("computations.lead")} aside={<AsOfBadge asOf={found.asOf} />}>
      <Card>
        <ListView of={found} file="computations" empty={t("computations.empty")}>
          {(items) => (
            <Table
              caption={t("computations.title")}
              rows={items}
              keyOf={({ computation }) => computation}
              columns={[
                {
                  title: t("computation"),
                  cell: ({ computation }) => (
                    <Link to="/computations/$computation" params={{ computation }}>
                      <code>{computation.slice(0, 10)}…</code>
                    </Link>
                  ),
                },
                {
                  title: t("state"),
                  cell: ({ status }) => <ComputationBadge status={status} />,
                },
                { title: t("requester"), cell: ({ requester }) => <OrgLink org={requester} /> },
                { title: t("purpose"), cell: ({ job }) => purposes([job.purpose]) },
                {
                  title: t("inputs"),
                  cell: ({ approved, job }) =>
                    t("inputs.text", { approved: approved.length, inputs: job.inputs.length }),
                },
                {
                  title: t("executors"),
                  cell: ({ revealed, job: { executors } }) =>
                    t("executors.text", {
                      revealed: revealed.length,
                      executors: executors.orgs.length,
                      quorum: executors.quorum,
                    }),
                },
                { title: t("since"), cell: ({ since }) => <Time milliseconds={since * 1_000} /> },
                { title: t("receipt"), cell: (each) => <Receipt of={each} /> },
              ]}
            />
          )}
        </ListView>
      </Card>
    </Page>
  );
}
