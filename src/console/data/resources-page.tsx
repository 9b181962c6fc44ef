import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { type IndexedResource, queryResources } from "../../sdk/query/data.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { Partial } from "../api/partial.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Field } from "../design/field.tsx";
import { Page } from "../design/page.tsx";
import { Select } from "../design/select.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useNames } from "../members/use-names.ts";
import { useTexts } from "../text/texts.ts";
import { CATALOGUE_TEXTS } from "./catalogue-texts.ts";
import { isSought } from "./is-sought.ts";
import { ResourceBadge } from "./resource-badge.tsx";

const STATUSES = ["Draft", "Active", "Suspended", "Deprecated", "EndOfLife", "Revoked"] as const;

/** The catalogue of data: what there is, whose it is, and how one comes to use it. */
export function ResourcesPage() {
  const t = useTexts(CATALOGUE_TEXTS);
  const { status } = useSearch({ strict: false }) as { readonly status?: string };
  const navigate = useNavigate();
  const names = useNames();
  const [sought, setSought] = useState("");
  const selected = STATUSES.find((each) => each === status);
  const filter = selected === undefined ? {} : { status: selected };
  const found = useList("resources", queryResources, { limit: 100, ...filter });
  const search = (value: string) => (value === "" ? {} : { status: value });
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={found.asOf} />}>
      <Card
        title={t("title")}
        aside={
          <Select
            label={t("status")}
            value={selected ?? ""}
            onChange={(value) => navigate({ to: "/resources", search: search(value), replace: true })}
            options={[
              { value: "", text: t("all") },
              ...STATUSES.map((each) => ({ value: each, text: t(`status.${each}`) })),
            ]}
          />
        }
      >
        <Field label={t("search")} value={sought} onChange={({ target }) => setSought(target.value)} />
        {sought !== "" && <Partial of={found} />}
        <ListView of={found} file="resources" empty={t("empty")}>
          {(items) => {
            const those = items.filter((each) => isSought(sought, each, names.get(each.owner) ?? ""));
            return those.length === 0 ? <p>{t("search.none")}</p> : <ResourceTable resources={those} />;
          }}
        </ListView>
      </Card>
    </Page>
  );
}

function ResourceTable({ resources }: { readonly resources: readonly IndexedResource[] }) {
  const t = useTexts(CATALOGUE_TEXTS);
  return (
    <Table
      caption={t("title")}
      rows={resources}
      keyOf={({ resource }) => resource}
      columns={[
        {
          title: t("resource"),
          cell: ({ resource }) => (
            <Link to="/resources/$resource" params={{ resource }}>
              <code>{resource.slice(0, 10)}…</code>
            </Link>
          ),
        },
        { title: t("status"), cell: ({ status }) => <ResourceBadge status={status} /> },
        { title: t("owner"), cell: ({ owner }) => <OrgLink org={owner} /> },
        { title: t("consent"), cell: ({ consent }) => t(`consent.${consent}`) },
        { title: t("rows"), cell: ({ versions }) => versions.at(-1)?.rows ?? 0, isNumber: true },
        {
          title: t("until"),
          cell: ({ versions }) => {
            const last = versions.at(-1);
            return last === undefined ? "–" : <Time milliseconds={last.collectedTo * 1_000} />;
          },
        },
      ]}
    />
  );
}
