import { type IndexedOrganisation, queryOrganisations } from "../../sdk/query/members.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Page } from "../design/page.tsx";
import { type Column, Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useTexts } from "../text/texts.ts";
import { OrgLink } from "./org-link.tsx";
import { RoleNames } from "./role-names.tsx";
import { StandingBadge } from "./standing-badge.tsx";
import { MEMBER_TEXTS } from "./texts.ts";

/** Every organisation that was ever admitted. */
export function OrganisationsPage() {
  const t = useTexts(MEMBER_TEXTS);
  const organisations = useList("organisations", queryOrganisations, { limit: 500 });
  const columns: Column<IndexedOrganisation>[] = [
    { title: t("name"), cell: ({ org }) => <OrgLink org={org} /> },
    { title: t("standing"), cell: ({ standing }) => <StandingBadge standing={standing} /> },
    { title: t("roles"), cell: ({ roles }) => <RoleNames roles={roles} /> },
    { title: t("accounts"), cell: ({ accounts }) => accounts, isNumber: true },
    { title: t("admitted"), cell: ({ admittedAt }) => <Time milliseconds={admittedAt * 1_000} /> },
  ];
  return (
    <Page title={t("orgs.title")} lead={t("orgs.lead")} aside={<AsOfBadge asOf={organisations.asOf} />}>
      <Card>
        <ListView of={organisations} file="organisations" empty={t("orgs.empty")}>
          {(items) => (
            <Table caption={t("orgs.title")} columns={columns} rows={items} keyOf={({ org }) => String(org)} />
          )}
        </ListView>
      </Card>
    </Page>
  );
}
