import { Link, useParams } from "@tanstack/react-router";
import { type IndexedComputation, queryComputation } from "../../sdk/query/data.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { ComputationBadge } from "./computation-badge.tsx";
import { Receipt } from "./receipt.tsx";
import { DATA_TEXTS } from "./texts.ts";
import { usePurposes } from "./use-purposes.ts";

/** One job over the data of others: what went in, who computed, and the hash of what came out. */
export function ComputationPage() {
  const t = useTexts(DATA_TEXTS);
  const { computation = "" } = useParams({ strict: false }) as { readonly computation?: string };
  const found = useThing("computation", queryComputation, { computation });
  return (
    <Page
      title={t("computation")}
      kicker={<code>{computation.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <ComputationBadge status={found.data.item.status} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => (
          <ThingTabs topic={`computation:${computation}`} raw={item} facts={() => <ComputationFacts item={item} />} />
        )}
      </Result>
    </Page>
  );
}

function ComputationFacts({ item }: { readonly item: IndexedComputation }) {
  const t = useTexts(DATA_TEXTS);
  const purposes = usePurposes();
  const { job, approved, resultHash } = item;
  return (
    <>
      <Card title={t("computation")}>
        <Facts
          facts={[
            { label: t("requester"), value: <OrgLink org={item.requester} /> },
            { label: t("purpose"), value: purposes([job.purpose]) },
            { label: t("algorithm"), value: <Hash value={job.algorithmHash} whole /> },
            { label: t("since"), value: <Time milliseconds={item.since * 1_000} /> },
            { label: t("result"), value: resultHash === null ? t("result.none") : <Hash value={resultHash} whole /> },
            { label: t("receipt"), value: <Receipt of={item} /> },
          ]}
        />
      </Card>
      <Card title={t("inputData")}>
        <Table
          caption={t("inputData")}
          rows={job.inputs.map((input, index) => ({ ...input, index }))}
          keyOf={({ index }) => String(index)}
          columns={[
            {
              title: t("resource"),
              cell: ({ resource }) => (
                <Link to="/resources/$resource" params={{ resource }}>
                  <code>{resource.slice(0, 10)}…</code>
                </Link>
              ),
            },
            {
              title: t("agreement"),
              cell: ({ agreement }) => (
                <Link to="/agreements/$agreement" params={{ agreement }}>
                  <code>{agreement.slice(0, 10)}…</code>
                </Link>
              ),
            },
            { title: t("state"), cell: ({ index }) => t(approved.includes(index) ? "input.approved" : "input.open") },
          ]}
        />
      </Card>
      <Card title={t("orgs")}>
        <Facts
          facts={[
            { label: t("orgs"), value: <Orgs of={job.executors.orgs} /> },
            { label: t("executors"), value: <Orgs of={item.revealed} /> },
            { label: t("mismatched"), value: <Orgs of={item.mismatched} /> },
            { label: t("dissented"), value: <Orgs of={item.dissented} /> },
            { label: t("silent"), value: <Orgs of={item.silent} /> },
          ]}
        />
      </Card>
    </>
  );
}

function Orgs({ of }: { readonly of: readonly number[] }) {
  if (of.length === 0) return "–";
  return of.map((org) => (
    <div key={org}>
      <OrgLink org={org} />
    </div>
  ));
}
