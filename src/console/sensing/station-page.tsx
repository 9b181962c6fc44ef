import { Link, useParams } from "@tanstack/react-router";
import {
  type IndexedSensor,
  type IndexedStation,
  queryBatches,
  queryGaps,
  querySensors,
  queryStation,
} from "../../sdk/query/sensing.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { Result } from "../api/result.tsx";
import { useList, useThing } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { SiteTime } from "../api/site-time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { limitText } from "./limit-text.ts";
import { ParameterName } from "./parameter-name.tsx";
import { QualityMark } from "./quality-mark.tsx";
import { ReadingLink } from "./reading-link.tsx";
import { SensorCharts } from "./sensor-charts.tsx";
import { SENSING_TEXTS } from "./texts.ts";
import { valueText } from "./value-text.ts";

/** One station: what it measured, how it is sealed, what is missing. */
export function StationPage() {
  const t = useTexts(SENSING_TEXTS);
  const { id = "0" } = useParams({ strict: false }) as { readonly id?: string };
  const found = useThing("station", queryStation, { id: Number(id) });
  const item = found.data?.item;
  return (
    <Page
      title={`${t("station")} ${id}`}
      heading={item && <ChainText text={item.name} />}
      kicker={
        <>
          <Link to="/river">{t("river.title")}</Link>
          {item && (
            <>
              {" / "}
              <ChainText text={item.reach} />
            </>
          )}
        </>
      }
      aside={<AsOfBadge asOf={found.data?.asOf} />}
    >
      <Result of={found}>
        {({ item }) => <ThingTabs topic={`station:${id}`} raw={item} facts={() => <StationFacts station={item} />} />}
      </Result>
    </Page>
  );
}

function StationFacts({ station }: { readonly station: IndexedStation }) {
  const t = useTexts(SENSING_TEXTS);
  const sensors = useList("sensors", querySensors, { station: station.id, limit: 500 });
  return (
    <>
      <Figures>
        <Figure label={t("readings")} value={station.lastSeq} />
        <Figure label={t("batches")} value={station.batches} />
        <Figure label={t("exceedances")} value={station.openExceedances} />
        <Figure label={t("gaps")} value={station.gaps} />
        <Figure label={t("equivocations")} value={station.equivocations} />
      </Figures>
      <ListView of={sensors} empty="–">
        {(items) => <SensorCharts station={station} sensors={items} />}
      </ListView>
      <Sensors sensors={sensors.items ?? []} />
      <Batches station={station.id} />
      <Gaps station={station.id} />
      <Card title={t("station")}>
        <Facts
          facts={[
            { label: t("operator"), value: <OrgLink org={station.operator} /> },
            { label: t("phase"), value: t(`phase.${station.phase}`) },
            { label: t("position"), value: `${station.latitude.toFixed(5)}, ${station.longitude.toFixed(5)}` },
            {
              label: t("quorum"),
              value: t("quorum.text", {
                quorum: station.quorum,
                count: station.gateways.length,
                epoch: station.epoch,
              }),
            },
            ...(station.upstream === 0 ? [] : [{ label: t("upstream"), value: <StationLink id={station.upstream} /> }]),
          ]}
        />
      </Card>
    </>
  );
}

function StationLink({ id }: { readonly id: number }) {
  const found = useThing("station", queryStation, { id });
  return (
    <Link to="/stations/$id" params={{ id: String(id) }}>
      <ChainText text={found.data?.item.name ?? `#${id}`} />
    </Link>
  );
}

function Sensors({ sensors }: { readonly sensors: readonly IndexedSensor[] }) {
  const t = useTexts(SENSING_TEXTS);
  return (
    <Card title={t("sensors")}>
      <Table
        caption={t("sensors")}
        rows={sensors}
        keyOf={({ id }) => String(id)}
        columns={[
          { title: t("sensor"), cell: ({ id }) => id, isNumber: true },
          { title: t("parameter"), cell: ({ parameter }) => <ParameterName code={parameter} /> },
          { title: t("limit"), cell: (sensor) => limitText(t, sensor) },
          {
            title: t("latest"),
            cell: (sensor) => (sensor.latest === null ? "–" : valueText(sensor.latest.value, sensor)),
          },
          {
            title: t("quality"),
            cell: ({ latest }) => (latest === null ? "–" : <QualityMark quality={latest.quality} />),
          },
          { title: t("phase"), cell: ({ phase }) => t(`phase.${phase}`) },
        ]}
      />
    </Card>
  );
}

function Batches({ station }: { readonly station: number }) {
  const t = useTexts(SENSING_TEXTS);
  const batches = useList("batches", queryBatches, { station, newest: true, limit: 10 });
  return (
    <Card title={t("batches.title")}>
      <ListView of={batches} empty={t("batches.empty")}>
        {(items) => (
          <Table
            caption={t("batches.title")}
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              { title: t("batch"), cell: ({ id }) => <Hash value={id} /> },
              {
                title: t("batch.range"),
                cell: ({ firstSeq, count }) => (
                  <>
                    <ReadingLink station={station} seq={firstSeq} /> –{" "}
                    <ReadingLink station={station} seq={firstSeq + count - 1} />
                  </>
                ),
              },
              { title: t("quality.1"), cell: ({ flagCounts }) => flagCounts.good, isNumber: true },
              { title: t("quality.3"), cell: ({ flagCounts }) => flagCounts.suspect, isNumber: true },
              { title: t("quality.4"), cell: ({ flagCounts }) => flagCounts.fail, isNumber: true },
              { title: t("quality.9"), cell: ({ flagCounts }) => flagCounts.missing, isNumber: true },
              { title: t("sealed"), cell: ({ sealedAt }) => <SiteTime milliseconds={sealedAt * 1_000} /> },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}

function Gaps({ station }: { readonly station: number }) {
  const t = useTexts(SENSING_TEXTS);
  const gaps = useList("gaps", queryGaps, { station, limit: 50 });
  return (
    <Card title={t("gaps.title")}>
      <ListView of={gaps} empty={t("gaps.empty")}>
        {(items) => (
          <Table
            caption={t("gaps.title")}
            rows={items}
            keyOf={({ firstSeq }) => String(firstSeq)}
            columns={[
              { title: t("batch.range"), cell: ({ firstSeq, throughSeq }) => `${firstSeq} – ${throughSeq}` },
              { title: t("gap.reason"), cell: ({ reason }) => <ChainText text={reason} /> },
              { title: t("opened"), cell: ({ time }) => <SiteTime milliseconds={time * 1_000} /> },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}
