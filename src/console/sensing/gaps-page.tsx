import { Link } from "@tanstack/react-router";
import {
  type IndexedEquivocation,
  type IndexedGap,
  queryEquivocations,
  queryGaps,
  queryStations,
} from "../../sdk/query/sensing.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Hash } from "../design/hash.tsx";
import { Badge } from "../design/mark.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { SiteTime } from "../api/site-time.tsx";
import { useTexts } from "../text/texts.ts";
import { SENSING_TEXTS } from "./texts.ts";

/** What is missing in the record, and where two histories were signed: what a regulator asks the operators about. */
export function GapsPage() {
  const t = useTexts(SENSING_TEXTS);
  const gaps = useList("gaps", queryGaps, { limit: 100 });
  const histories = useList("equivocations", queryEquivocations, { limit: 100 });
  return (
    <Page title={t("trouble.title")} lead={t("trouble.lead")} aside={<AsOfBadge asOf={gaps.asOf} />}>
      <Card title={t("equivocations")}>
        <p>{t("equivocations.text")}</p>
        <ListView of={histories} empty={t("equivocations.empty")}>
          {(items) => <Histories histories={items} />}
        </ListView>
      </Card>
      <Card title={t("gaps.title")}>
        <p>{t("gaps.text")}</p>
        <ListView of={gaps} file="gaps" empty={t("gaps.empty")}>
          {(items) => <Gaps gaps={items} />}
        </ListView>
      </Card>
    </Page>
  );
}

/** A station by its name. */
function StationLink({ station }: { readonly station: number }) {
  const { items = [] } = useList("stations", queryStations, { limit: 500 });
  const name = items.find(({ id }) => id === station)?.name ?? `#${station}`;
  return (
    <Link to="/stations/$id" params={{ id: String(station) }}>
      <ChainText text={name} />
    </Link>
  );
}

function Histories({ histories }: { readonly histories: readonly IndexedEquivocation[] }) {
  const t = useTexts(SENSING_TEXTS);
  return (
    <Table
      caption={t("equivocations")}
      rows={histories}
      keyOf={({ block, station, other }) => `${block} ${station} ${other}`}
      columns={[
        { title: t("station"), cell: ({ station }) => <StationLink station={station} /> },
        { title: t("first"), cell: ({ firstSeq }) => firstSeq, isNumber: true },
        { title: t("trouble.sealed"), cell: ({ sealedBatch }) => <Hash value={sealedBatch} /> },
        { title: t("trouble.other"), cell: ({ other }) => <Hash value={other} /> },
        {
          title: t("trouble.counted"),
          cell: ({ counted }) => (
            <Badge state={counted ? "bad" : "warn"}>{t(counted ? "trouble.counts" : "trouble.known")}</Badge>
          ),
        },
        { title: t("trouble.shown"), cell: ({ time }) => <SiteTime milliseconds={time * 1_000} /> },
      ]}
    />
  );
}

function Gaps({ gaps }: { readonly gaps: readonly IndexedGap[] }) {
  const t = useTexts(SENSING_TEXTS);
  return (
    <Table
      caption={t("gaps.title")}
      rows={gaps}
      keyOf={({ station, firstSeq }) => `${station} ${firstSeq}`}
      columns={[
        { title: t("station"), cell: ({ station }) => <StationLink station={station} /> },
        { title: t("first"), cell: ({ firstSeq }) => firstSeq, isNumber: true },
        { title: t("trouble.last"), cell: ({ throughSeq }) => throughSeq, isNumber: true },
        { title: t("trouble.count"), cell: ({ firstSeq, throughSeq }) => throughSeq - firstSeq + 1, isNumber: true },
        { title: t("trouble.reason"), cell: ({ reason }) => <ChainText text={reason} /> },
        { title: t("trouble.shown"), cell: ({ time }) => <SiteTime milliseconds={time * 1_000} /> },
      ]}
    />
  );
}
