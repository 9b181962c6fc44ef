import { useNavigate, useSearch } from "@tanstack/react-router";
import { queryUnits } from "../../sdk/query/custody.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Page } from "../design/page.tsx";
import { Select } from "../design/select.tsx";
import { useTexts } from "../text/texts.ts";
import { CUSTODY_TEXTS } from "./texts.ts";
import { UnitTable } from "./unit-table.tsx";

const PHASES = ["Active", "Returning", "Disputed", "Transformed", "Destroyed", "Lost"] as const;
type Phase = (typeof PHASES)[number];

/** Units of the chain; the filter is in the address. */
export function UnitsPage() {
  const t = useTexts(CUSTODY_TEXTS);
  const { phase } = useSearch({ strict: false }) as { readonly phase?: string };
  const navigate = useNavigate();
  const selected = PHASES.find((each) => each === phase);
  const units = useList("units", queryUnits, { limit: 100, ...(selected !== undefined && { phase: selected }) });
  const choose = (value: string) =>
    navigate({ to: "/units", search: value === "" ? {} : { phase: value as Phase }, replace: true });
  return (
    <Page title={t("units.title")} lead={t("units.lead")} aside={<AsOfBadge asOf={units.asOf} />}>
      <Card
        title={t("units.title")}
        aside={
          <Select
            label={t("units.filter")}
            value={selected ?? ""}
            onChange={choose}
            options={[
              { value: "", text: t("units.all") },
              ...PHASES.map((each) => ({ value: each, text: t(`phase.${each}`) })),
            ]}
          />
        }
      >
        <ListView of={units} file="units" empty={t("units.empty")}>
          {(items) => <UnitTable units={items} caption={t("units.title")} />}
        </ListView>
      </Card>
    </Page>
  );
}
