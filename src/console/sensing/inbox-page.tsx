import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type IndexedExceedance, queryExceedances, querySensor, queryStation } from "../../sdk/query/sensing.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList, useThings } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Tabs } from "../design/tabs.tsx";
import { SiteTime } from "../api/site-time.tsx";
import { useTexts } from "../text/texts.ts";
import { ParameterName } from "./parameter-name.tsx";
import { ReadingLink } from "./reading-link.tsx";
import { StageBadge } from "./stage-badge.tsx";
import { valueText } from "./value-text.ts";
import { SENSING_TEXTS } from "./texts.ts";

const STAGES = ["Open", "Acknowledged", "Disputed", "Remediated", "Closed"] as const;
type Stage = (typeof STAGES)[number];

/** Each that is named in a row, once. */
const idsOf = (rows: readonly IndexedExceedance[], name: "sensor" | "station") => [
  ...new Set(rows.map((row) => row[name])),
];

const isStage = (name: string | undefined): name is Stage => STAGES.some((stage) => stage === name);

/** Exceedances by their stage. What is open is never left out for its age. */
export function InboxPage() {
  const t = useTexts(SENSING_TEXTS);
  const { stage } = useSearch({ strict: false }) as { readonly stage?: string };
  const navigate = useNavigate();
  const selected = isStage(stage) ? stage : "Open";
  const found = useList("exceedances", queryExceedances, { stage: selected, newest: true, limit: 100 });
  return (
    <Page title={t("inbox.title")} lead={t("inbox.lead")} aside={<AsOfBadge asOf={found.asOf} />}>
      <Tabs
        label={t("inbox.title")}
        selected={selected}
        onSelect={(id) => navigate({ to: "/exceedances", search: { stage: id }, replace: true })}
        panels={STAGES.map((id) => ({
          id,
          title: t(`stage.${id}`),
          content: () => (
            <Card>
              <ListView of={found} file="exceedances" empty={t("inbox.empty")}>
                {(items) => <ExceedanceTable exceedances={items} />}
              </ListView>
            </Card>
          ),
        }))}
      />
    </Page>
  );
}

function ExceedanceTable({ exceedances }: { readonly exceedances: readonly IndexedExceedance[] }) {
  const t = useTexts(SENSING_TEXTS);
  const sensors = useThings("sensor", querySensor, idsOf(exceedances, "sensor"));
  const stations = useThings("station", queryStation, idsOf(exceedances, "station"));
  const nameOf = (id: number) => stations.get(id)?.name ?? `#${id}`;
  return (
    <Table
      caption={t("inbox.title")}
      rows={exceedances}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t("station"),
          cell: ({ id, station }) => (
            <Link to="/exceedances/$id" params={{ id }}>
              <ChainText text={nameOf(station)} />
            </Link>
          ),
        },
        { title: t("parameter"), cell: ({ sensor }) => <ParameterName code={sensors.get(sensor)?.parameter ?? ""} /> },
        {
          title: t("value"),
          cell: ({ sensor, value }) => valueText(value, sensors.get(sensor)),
          isNumber: true,
        },
        { title: t("first"), cell: ({ station, seq }) => <ReadingLink station={station} seq={seq} />, isNumber: true },
        { title: t("measured"), cell: ({ observedAt }) => <SiteTime milliseconds={observedAt} /> },
        { title: t("atStage"), cell: ({ since }) => <SiteTime milliseconds={since * 1_000} /> },
        { title: t("how"), cell: ({ stage }) => <StageBadge stage={stage} /> },
      ]}
    />
  );
}
