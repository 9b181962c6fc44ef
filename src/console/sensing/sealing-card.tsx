import { Link } from "@tanstack/react-router";
import { plainText } from "../../lib/text/plain-text.ts";
import { type IndexedStation, queryStations } from "../../sdk/query/sensing.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Age } from "../design/age.tsx";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Badge } from "../design/mark.tsx";
import { Notice } from "../design/states.tsx";
import { Table } from "../design/table.tsx";
import { SiteTime } from "../api/site-time.tsx";
import { useOperation } from "../status/use-operation.ts";
import { useTexts } from "../text/texts.ts";
import { type Unsealed, useBridges, useUnsealed } from "./bridge-state.ts";
import { SENSING_TEXTS } from "./texts.ts";

/** How sealing goes: what each station sealed last, and what its bridge still keeps. */
export function SealingCard() {
  const t = useTexts(SENSING_TEXTS);
  const stations = useList("stations", queryStations, { limit: 50 });
  return (
    <Card title={t("sealing")}>
      <BridgeProblems />
      <ListView of={stations} empty={t("river.empty")}>
        {(items) => <Stations stations={items} />}
      </ListView>
    </Card>
  );
}

function BridgeProblems() {
  const t = useTexts(SENSING_TEXTS);
  const bridges = useBridges();
  if (bridges === undefined) return null;
  if (bridges.length === 0) {
    return (
      <Notice state="neutral" title={t("bridge.none")}>
        {t("bridge.none.text")}
      </Notice>
    );
  }
  return bridges.flatMap(({ bridge, problems }) =>
    problems === null
      ? [
          <Notice key={bridge} state="bad" title={t("bridge.away", { bridge })}>
            {t("bridge.away.text")}
          </Notice>,
        ]
      : Object.entries(problems).map(([name, problem]) => (
          <Notice key={`${bridge} ${name}`} state="bad" title={t("bridge.trouble", { bridge, name: plainText(name) })}>
            <span lang="en">{plainText(problem, 400)}</span>
          </Notice>
        )),
  );
}

function Stations({ stations }: { readonly stations: readonly IndexedStation[] }) {
  const t = useTexts(SENSING_TEXTS);
  const unsealed = useUnsealed(stations);
  const of = new Map(stations.map(({ id }, i) => [id, unsealed[i]]));
  return (
    <Table
      caption={t("sealing")}
      rows={stations}
      keyOf={({ id }) => String(id)}
      columns={[
        {
          title: t("station"),
          cell: ({ id, name }) => (
            <Link to="/stations/$id" params={{ id: String(id) }}>
              <ChainText text={name} />
            </Link>
          ),
        },
        { title: t("batches"), cell: ({ batches }) => batches, isNumber: true },
        {
          title: t("sealed"),
          cell: ({ lastSealedAt }) =>
            lastSealedAt === null ? t("sealed.never") : <SiteTime milliseconds={lastSealedAt * 1_000} />,
        },
        { title: t("unsealed"), cell: ({ id }) => of.get(id)?.count ?? t("notKnown"), isNumber: true },
        { title: t("unsealed.since"), cell: ({ id }) => <Since of={of.get(id)} /> },
      ]}
    />
  );
}

function Since({ of }: { readonly of: Unsealed | null | undefined }) {
  const t = useTexts(SENSING_TEXTS);
  const now = useOperation().data?.item.now;
  if (of === null || of === undefined) return t("notKnown");
  if (of.count === 0) return <Badge state="good">{t("unsealed.none")}</Badge>;
  return of.since === undefined || now === undefined ? t("notKnown") : <Age seconds={now - of.since} />;
}
