import { type IndexedComputation, queryComputations } from "../../sdk/query/data.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Hash } from "../design/hash.tsx";
import { Badge } from "../design/mark.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { DATA_TEXTS } from "./texts.ts";
import { usePurposes } from "./use-purposes.ts";

const MARKS = {
  Proposed: "info",
  Approved: "info",
  Tallied: "info",
  Challenged: "warn",
  Accepted: "good",
  Rejected: "bad",
  Failed: "bad",
  Cancelled: "neutral",
  Stopped: "neutral",
} as const;

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
                { title: t("computation"), cell: ({ computation }) => <Hash value={computation} /> },
                {
                  title: t("state"),
                  cell: ({ status }) => <Badge state={MARKS[status]}>{t(`status.${status}`)}</Badge>,
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

function Receipt({ of: { receipt } }: { readonly of: IndexedComputation }) {
  const t = useTexts(DATA_TEXTS);
  if (receipt === null) return t("receipt.none");
  return (
    <>
      <Hash value={receipt.transcript} /> {t("receipt.agreed", { agreed: receipt.agreed })}
      {receipt.recomputed && <div>{t("receipt.recomputed")}</div>}
    </>
  );
}
