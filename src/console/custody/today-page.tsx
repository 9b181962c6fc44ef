import { useNavigate, useSearch } from "@tanstack/react-router";
import { plainText } from "../../lib/text/plain-text.ts";
import { type IndexedUnit, queryInventory, queryOverdue, queryUnits } from "../../sdk/query/custody.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Page } from "../design/page.tsx";
import { Select } from "../design/select.tsx";
import { Notice } from "../design/states.tsx";
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
  const units = useList("units", queryUnits, { ...whose, limit: 500 });
  const overdue = useList("overdue", queryOverdue, { ...whose, limit: 500 });
  const now = units.asOf?.time ?? 0;
  const held = (units.items ?? []).filter(inHand);
  const dueSoon = held.filter(({ dueAt }) => dueAt > now && dueAt <= now + DAY);
  const count = (n: number) => `${n}${units.hasNextPage ? "+" : ""}`;
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
          <AsOfBadge asOf={units.asOf} />
        </>
      }
    >
      <Figures>
        <Figure label={t("today.overdue")} value={overdue.items?.length ?? "–"} />
        <Figure label={t("today.due")} value={count(dueSoon.length)} />
        <Figure label={t("today.held")} value={count(held.length)} />
        <Figure
          label={t("today.disputed")}
          value={count((units.items ?? []).filter(({ phase }) => phase === "Disputed").length)}
        />
      </Figures>
      <Card title={t("today.deadlines")}>
        <ListView of={units} empty={t("units.empty")}>
          {(items) => <Deadlines units={items} />}
        </ListView>
      </Card>
      <Stock org={org === undefined ? undefined : Number(org)} />
    </Page>
  );
}

const inHand = ({ phase, root, unit }: IndexedUnit) =>
  (phase === "Active" || phase === "Returning" || phase === "Disputed") && root === unit;

function Deadlines({ units }: { readonly units: readonly IndexedUnit[] }) {
  const t = useTexts(CUSTODY_TEXTS);
  const due = units
    .filter(inHand)
    .filter(({ dueAt }) => dueAt > 0)
    .sort((a, b) => a.dueAt - b.dueAt);
  if (due.length === 0) return <Notice state="good" title={t("today.noDeadline")} />;
  return <UnitTable units={due} caption={t("today.deadlines")} />;
}

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
