import { useParams } from "@tanstack/react-router";
import { type IndexedExceedance, queryExceedance, querySensor } from "../../sdk/query/sensing.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Page } from "../design/page.tsx";
import { SiteTime } from "../api/site-time.tsx";
import { Timeline } from "../design/timeline.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { ExceedanceActs } from "./act/exceedance-acts.tsx";
import { limitText } from "./limit-text.ts";
import { ParameterName } from "./parameter-name.tsx";
import { ReadingLink } from "./reading-link.tsx";
import { StageBadge, stageMark } from "./stage-badge.tsx";
import { valueText } from "./value-text.ts";
import { SENSING_TEXTS } from "./texts.ts";

/** One exceedance: what was measured, and what was done about it. */
export function ExceedancePage() {
  const t = useTexts(SENSING_TEXTS);
  const { id = "0" } = useParams({ strict: false }) as { readonly id?: string };
  const found = useThing("exceedance", queryExceedance, { id });
  return (
    <Page
      title={t("exceedance")}
      lead={t("exceedance.lead")}
      aside={
        <>
          {found.data && <StageBadge stage={found.data.item.stage} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => (
          <ThingTabs
            topic={`exceedance:${id}`}
            raw={item}
            facts={() => <ExceedanceFacts item={item} />}
            timeline={() => <Steps item={item} />}
          />
        )}
      </Result>
    </Page>
  );
}

function ExceedanceFacts({ item }: { readonly item: IndexedExceedance }) {
  const t = useTexts(SENSING_TEXTS);
  const sensor = useThing("sensor", querySensor, { id: item.sensor });
  const known = sensor.data?.item;
  return (
    <>
      <Card title={t("exceedance")}>
        <Facts
          facts={[
            { label: t("parameter"), value: known ? <ParameterName code={known.parameter} /> : item.sensor },
            { label: t("value"), value: valueText(item.value, known) },
            { label: t("limit"), value: known ? limitText(t, known) : "–" },
            { label: t("station"), value: item.station },
            { label: t("first"), value: <ReadingLink station={item.station} seq={item.seq} /> },
            { label: t("measured"), value: <SiteTime milliseconds={item.observedAt} /> },
            { label: t("how"), value: t(item.byProof ? "opened.byProof" : "opened.byQuorum") },
          ]}
        />
      </Card>
      <ExceedanceActs item={item} />
      <Card title={t("atStage")}>
        <Steps item={item} />
      </Card>
    </>
  );
}

/** An exceedance is open from its beginning; what is recorded is every step after it. */
const opening = ({ openedAt, transaction }: IndexedExceedance) =>
  ({ to: "Open", by: 0, statement: "0x", time: openedAt, transaction }) as const;

function Steps({ item }: { readonly item: IndexedExceedance }) {
  const t = useTexts(SENSING_TEXTS);
  return (
    <Timeline
      time={SiteTime}
      entries={[opening(item), ...item.history].map(({ to, by, statement, time, transaction }) => ({
        key: transaction + to,
        state: stageMark(to),
        title: t(`stage.${to}`),
        at: time * 1_000,
        children: (
          <Facts
            facts={[
              ...(by === 0 ? [] : [{ label: t("operator"), value: <OrgLink org={by} /> }]),
              ...(/^0x0*$/.test(statement) ? [] : [{ label: t("statement"), value: <Hash value={statement} /> }]),
            ]}
          />
        ),
      }))}
    />
  );
}
