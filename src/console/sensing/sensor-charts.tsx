import { lazy, Suspense, useState } from "react";
import type { IndexedSensor, IndexedStation } from "../../sdk/query/sensing.ts";
import { Result } from "../api/result.tsx";
import { Button } from "../design/button.tsx";
import { Card } from "../design/card.tsx";
import { Mark } from "../design/mark.tsx";
import { Notice } from "../design/states.tsx";
import { Table } from "../design/table.tsx";
import { SiteTime } from "../api/site-time.tsx";
import { utcText } from "../design/utc-text.ts";
import { useTexts } from "../text/texts.ts";
import { type BridgeReading, useReadings, WINDOW } from "./bridge-readings.ts";
import { type ChartData, chartData, summaryOf } from "./chart-data.ts";
import { limitText } from "./limit-text.ts";
import { useParameterName } from "./parameter-name.tsx";
import { QualityMark } from "./quality-mark.tsx";
import { ReadingLink } from "./reading-link.tsx";
import { SENSING_TEXTS } from "./texts.ts";
import { unitText } from "./unit-text.ts";
import styles from "./chart.module.css";

/** With the library that draws. */
const ReadingChart = lazy(async () => ({ default: (await import("./reading-chart.tsx")).ReadingChart }));

interface ChartsParameters {
  readonly station: IndexedStation;
  readonly sensors: readonly IndexedSensor[];
}

/** What each sensor of a station measured, a window of readings at a time. */
export function SensorCharts({ station, sensors }: ChartsParameters) {
  const t = useTexts(SENSING_TEXTS);
  const newest = Math.max(1, station.lastSeq - WINDOW + 1);
  const [from, setFrom] = useState(newest);
  const readings = useReadings(station.id, from);
  const to = Math.min(station.lastSeq, from + WINDOW - 1);
  return (
    <Card
      title={t("chart.title")}
      aside={
        <div className={styles.walk}>
          <span className={styles.hint}>{t("chart.range", { from, to })}</span>
          <Button disabled={from === 1} onClick={() => setFrom(Math.max(1, from - WINDOW))}>
            ← {t("chart.older")}
          </Button>
          <Button disabled={from >= newest} onClick={() => setFrom(Math.min(newest, from + WINDOW))}>
            {t("chart.newer")} →
          </Button>
        </div>
      }
    >
      <Result of={readings}>
        {(found) =>
          found === null ? (
            <Notice state="neutral" title={t("chart.none")} />
          ) : (
            <>
              <Legend />
              {sensors.map((sensor) => (
                <SensorChart key={sensor.id} sensor={sensor} data={chartData(found, sensor.id)} />
              ))}
            </>
          )
        }
      </Result>
    </Card>
  );
}

function Legend() {
  const t = useTexts(SENSING_TEXTS);
  return (
    <ul className={styles.legend}>
      <li>
        <Mark state="warn" size={13} /> {t("legend.suspect")}
      </li>
      <li>
        <Mark state="bad" size={13} /> {t("legend.fail")}
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <path d="M-2 16 16-2M-9 16 9-2M5 16 23-2" stroke="var(--neutral)" />
        </svg>
        {t("legend.gap")}
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <path d="M0 0h14v14H0Z" fill="var(--bad-wash)" />
          <path d="M0 13h14" stroke="var(--bad)" strokeDasharray="4 2" strokeWidth="2" />
        </svg>
        {t("legend.limit")}
      </li>
      <li>
        <svg width="6" height="14" aria-hidden="true">
          <path d="M2 4h3v10H2Z" fill="var(--withheld)" />
        </svg>
        {t("legend.late")}
      </li>
    </ul>
  );
}

function SensorChart({ sensor, data }: { readonly sensor: IndexedSensor; readonly data: ChartData }) {
  const t = useTexts(SENSING_TEXTS);
  const parameter = useParameterName()(sensor.parameter);
  const unit = unitText(sensor.unit);
  if (data.times.length === 0) return null;
  const at = (i: number) => utcText((data.times.at(i) ?? 0) * 1_000)?.shown ?? "";
  const bound = (value: string | null) => (value === null ? null : Number(value) / 10 ** sensor.scale);
  const label = t("chart.said", { parameter, unit, from: at(0), to: at(-1), ...summaryOf(data) });
  return (
    <section aria-label={parameter}>
      <div className={styles.head}>
        <h3>
          {parameter}
          {unit !== "" && <bdi> ({unit})</bdi>}
        </h3>
        <span className={styles.hint}>{limitText(t, sensor)}</span>
      </div>
      <Suspense fallback={<div className={styles.chart} />}>
        <ReadingChart
          data={data}
          limit={{ min: bound(sensor.limit.min), max: bound(sensor.limit.max) }}
          label={label}
        />
      </Suspense>
      <details>
        <summary>
          {t("table.title")}: {parameter}
        </summary>
        <ReadingTable readings={data.readings} caption={`${t("table.title")}: ${parameter}`} />
      </details>
    </section>
  );
}

function ReadingTable({
  readings,
  caption,
}: {
  readonly readings: readonly BridgeReading[];
  readonly caption: string;
}) {
  const t = useTexts(SENSING_TEXTS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <Table
        caption={caption}
        rows={[...readings].reverse()}
        keyOf={({ seq }) => String(seq)}
        columns={[
          { title: "#", cell: (reading) => <ReadingLink station={reading.station} seq={reading.seq} /> },
          { title: t("measured"), cell: ({ observedAt }) => <SiteTime milliseconds={Date.parse(observedAt)} /> },
          { title: t("value"), cell: ({ value }) => value ?? "–", isNumber: true },
          { title: t("quality"), cell: ({ quality }) => <QualityMark quality={quality} /> },
          { title: t("checks"), cell: ({ checks }) => <span lang="en">{checks.join(", ") || "–"}</span> },
        ]}
      />
    </section>
  );
}
