import { useParams } from "@tanstack/react-router";
import { type IndexedResource, queryAgreements, queryResource } from "../../sdk/query/data.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { Result } from "../api/result.tsx";
import { useList, useThing } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Badge } from "../design/mark.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { AgreementTable } from "./agreement-table.tsx";
import { CATALOGUE_TEXTS } from "./catalogue-texts.ts";
import { ResourceBadge } from "./resource-badge.tsx";

/** One resource: what was published of it, and who may use it. */
export function ResourcePage() {
  const t = useTexts(CATALOGUE_TEXTS);
  const { resource = "" } = useParams({ strict: false }) as { readonly resource?: string };
  const found = useThing("resource", queryResource, { resource });
  return (
    <Page
      title={t("resource")}
      kicker={<code>{resource.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <ResourceBadge status={found.data.item.status} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => (
          <ThingTabs topic={`resource:${resource}`} raw={item} facts={() => <ResourceFacts item={item} />} />
        )}
      </Result>
    </Page>
  );
}

function ResourceFacts({ item }: { readonly item: IndexedResource }) {
  const t = useTexts(CATALOGUE_TEXTS);
  const agreements = useList("agreements", queryAgreements, { resource: item.resource, limit: 100 });
  return (
    <>
      <Card title={t("resource")}>
        <Facts
          facts={[
            { label: t("owner"), value: <OrgLink org={item.owner} /> },
            { label: t("name"), value: <Hash value={item.name} whole /> },
            { label: t("consent"), value: t(`consent.${item.consent}`) },
            { label: t("visibility"), value: t(`visibility.${item.visibility}`) },
            { label: t("group"), value: item.minGroupSize },
            { label: t("created"), value: <Time milliseconds={item.createdAt * 1_000} /> },
          ]}
        />
      </Card>
      <Card title={t("versions")}>
        <p>{t("versions.text")}</p>
        <Versions item={item} />
      </Card>
      <Card title={t("agreements")}>
        <ListView of={agreements} empty={t("agreements.empty")}>
          {(items) => <AgreementTable agreements={items} />}
        </ListView>
      </Card>
    </>
  );
}

function Versions({ item }: { readonly item: IndexedResource }) {
  const t = useTexts(CATALOGUE_TEXTS);
  return (
    <Table
      caption={t("versions")}
      rows={item.versions}
      keyOf={({ number }) => String(number)}
      columns={[
        { title: t("version"), cell: ({ number }) => number, isNumber: true },
        {
          title: t("status"),
          cell: ({ revoked }) => (
            <Badge state={revoked ? "bad" : "good"}>{t(revoked ? "version.revoked" : "version.good")}</Badge>
          ),
        },
        { title: t("content"), cell: ({ contentRoot }) => <Hash value={contentRoot} /> },
        { title: t("rows"), cell: ({ rows }) => rows, isNumber: true },
        { title: t("confirmed"), cell: ({ validators }) => validators, isNumber: true },
        { title: t("source"), cell: ({ source }) => <OrgLink org={source} /> },
        {
          title: t("collected"),
          cell: ({ collectedFrom, collectedTo }) => (
            <>
              <Time milliseconds={collectedFrom * 1_000} /> – <Time milliseconds={collectedTo * 1_000} />
            </>
          ),
        },
      ]}
    />
  );
}
