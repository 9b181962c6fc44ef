import { useNavigate, useSearch } from "@tanstack/react-router";
import { plainText } from "../../lib/text/plain-text.ts";
import { queryInventory, queryOverdue, queryUnitsInHand } from "../../sdk/query/custody.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Page } from "../design/page.tsx";
import { Select } from "../design/select.tsx";
import { Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useNames } from "../members/use-names.ts";
import { useSession } from "../session/use-session.ts";
import { useTexts } from "../text/texts.ts";
import { CUSTODY_TEXTS } from "./texts.ts";
import { UnitTable } from "./unit-table.tsx";
import { useRules } from "./use-profiles.ts";

const DAY = 86_400;

/** What is in an organisation's hands today, deadlines first. */
export function TodayPage() {
  const t = useTexts(CUSTODY_TEXTS);
  const { org: asked } = useSearch({ strict: false }) as { readonly org?: number | "all" };
  const session = useSession();
  // Who is signed in begins with what is in its own hands.
  const org = asked === "all" ? undefined : (asked ?? session?.org);
  const navigate = useNavigate();
  const names = useNames();
  const whose = org === undefined ? {} : { custodian: Number(org) };
  const due = useList("due", queryUnitsInHand, { ...whose, hasDeadline: true, limit: 100 });
  const soon = useList("due soon", queryUnitsInHand, { ...whose, within: DAY, limit: 500 });
  const held = useList("in hand", queryUnitsInHand, { ...whose, limit: 500 });
  const disputed = useList("disputed", queryUnitsInHand, { ...whose, phase: "Disputed" as const, limit: 500 });
  const overdue = useList("overdue", queryOverdue, { ...whose, limit: 500 });
  return (
    <Page
      title={t("today.title")}
      lead={t("today.lead")}
      aside={
        <>
          <Select
            label={t("today.org")}
            value={org === undefined ? "" : String(org)}
            onChange={(value) =>
              navigate({ to: "/today", search: { org: value === "" ? "all" : Number(value) }, replace: true })
            }
            options={[
              { value: "", text: t("today.everybody") },
              ...[...names].map(([number, name]) => ({ value: String(number), text: plainText(name, 60) })),
            ]}
          />
          <AsOfBadge asOf={due.asOf} />
        </>
      }
    >
      <Figures>
        <Figure label={t("today.overdue")} value={countOf(overdue)} />
        <Figure label={t("today.due")} value={countOf(soon)} />
        <Figure label={t("today.held")} value={countOf(held)} />
        <Figure label={t("today.disputed")} value={countOf(disputed)} />
      </Figures>
      <Card title={t("today.deadlines")}>
        <ListView of={due} empty={t("today.noDeadline")}>
          {(items) => <UnitTable units={items} caption={t("today.deadlines")} />}
        </ListView>
      </Card>
      <Stock org={org === undefined ? undefined : Number(org)} />
    </Page>
  );
}

interface Counted {
  readonly items: readonly unknown[] | undefined;
  readonly hasNextPage: boolean;
}

/** How many there are; a page holds no more than were asked for, and a plus says that there are more. */
const countOf = ({ items, hasNextPage }: Counted) =>
  items === undefined ? "–" : `${items.length}${hasNextPage ? "+" : ""}`;

function Stock({ org }: { readonly org: number | undefined }) {
  const t = useTexts(CUSTODY_TEXTS);
  const rules = useRules();
  const balances = useList("inventory", queryInventory, { limit: 100, ...(org !== undefined && { org }) });
  return (
    <Card title={t("today.stock")}>
      <p>{t("balance")}</p>
      <ListView of={balances} empty={t("today.stock.empty")}>
        {(items) => (
          <Table
            caption={t("today.stock")}
            rows={items}
            keyOf={(each) => `${each.org} ${each.site} ${each.flow} ${each.class}`}
            columns={[
              { title: t("custodian"), cell: (each) => <OrgLink org={each.org} /> },
              { title: t("class"), cell: (each) => plainText(rules.classOf(each.flow, each.class)) },
              ...(["taken", "given", "destroyed", "lost", "stock"] as const).map((name) => ({
                title: t(name),
                cell: (each: (typeof items)[number]) => rules.quantityOf(each.flow, each[name]),
                isNumber: true,
              })),
              { title: t("items"), cell: (each) => each.items, isNumber: true },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}
