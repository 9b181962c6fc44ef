import { useParams } from "@tanstack/react-router";
import {
  type IndexedAccount,
  type IndexedOrganisation,
  queryAccounts,
  queryOrganisation,
} from "../../sdk/query/members.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { Result } from "../api/result.tsx";
import { useList, useThing } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Mark } from "../design/mark.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { useSession } from "../session/use-session.ts";
import { EnrolDevice } from "./act/enrol-device.tsx";
import { ACT_TEXTS } from "./act/texts.ts";
import { RoleNames } from "./role-names.tsx";
import { StandingBadge } from "./standing-badge.tsx";
import { MEMBER_TEXTS } from "./texts.ts";

/** One organisation: what it may do, and who acts for it. */
export function OrganisationPage() {
  const t = useTexts(MEMBER_TEXTS);
  const common = useCommon();
  const { org = "0" } = useParams({ strict: false }) as { readonly org?: string };
  const found = useThing("organisation", queryOrganisation, { org: Number(org) });
  const name = found.data?.item.name;
  return (
    <Page
      title={name === undefined ? t("orgs.title") : `${common("organisation")} ${org}`}
      heading={name !== undefined && <ChainText text={name} />}
      kicker={`${common("organisation")} ${org}`}
      aside={
        <>
          {found.data && <StandingBadge standing={found.data.item.standing} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => <ThingTabs topic={`org:${org}`} raw={item} facts={() => <OrganisationFacts item={item} />} />}
      </Result>
    </Page>
  );
}

function OrganisationFacts({ item }: { readonly item: IndexedOrganisation }) {
  const t = useTexts(MEMBER_TEXTS);
  const common = useCommon();
  const acts = useTexts(ACT_TEXTS);
  const session = useSession();
  const accounts = useList("accounts", queryAccounts, { org: item.org, limit: 100 });
  return (
    <>
      <Card title={t("standing")}>
        <Facts
          facts={[
            { label: t("roles"), value: <RoleNames roles={item.roles} /> },
            { label: t("admitted"), value: <Time milliseconds={item.admittedAt * 1_000} /> },
            { label: t("votingAccount"), value: <Hash value={item.votingAccount} /> },
            { label: t("dualControl"), value: common(item.dualControl ? "yes" : "no") },
          ]}
        />
      </Card>
      <Card title={t("accounts")}>
        <ListView of={accounts} empty={t("accounts.empty")}>
          {(items) => <AccountTable accounts={items} />}
        </ListView>
      </Card>
      {session?.org === item.org && (
        <Card title={acts("enrol.title")}>
          <EnrolDevice />
        </Card>
      )}
    </>
  );
}

function AccountTable({ accounts }: { readonly accounts: readonly IndexedAccount[] }) {
  const t = useTexts(MEMBER_TEXTS);
  const common = useCommon();
  return (
    <Table
      caption={t("accounts")}
      rows={accounts}
      keyOf={({ account }) => account}
      columns={[
        { title: common("account"), cell: ({ account }) => <Hash value={account} /> },
        { title: t("duties"), cell: ({ duties }) => duties.join(", ") || "–" },
        {
          title: t("honoured"),
          cell: ({ honoured }) => (
            <>
              <Mark state={honoured ? "good" : "neutral"} /> {common(honoured ? "yes" : "no")}
            </>
          ),
        },
        {
          title: t("validUntil"),
          cell: ({ validUntil }) => (validUntil === 0 ? t("withoutEnd") : <Time milliseconds={validUntil * 1_000} />),
        },
        { title: t("enrolled"), cell: ({ enrolledAt }) => <Time milliseconds={enrolledAt * 1_000} /> },
      ]}
    />
  );
}
