import type { IndexedTreaty } from "../../sdk/query/treaties.ts";
import { Card } from "../design/card.tsx";
import { groupDigits } from "../design/group-digits.ts";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { type Say, useTexts } from "../text/texts.ts";
import { LayerBar, type LayerOf } from "./layer-bar.tsx";
import { percent } from "./percent.ts";
import { TREATY_TEXTS } from "./texts.ts";

type Words = Say<keyof typeof TREATY_TEXTS.en>;

/** What each layer takes of a loss, where it begins, and what of it is used. */
export function Layers({ layers, withheld }: Pick<IndexedTreaty, "layers" | "withheld">) {
  const t = useTexts(TREATY_TEXTS);
  const rows = (layers ?? []).map((layer, i) => ({ ...layer, number: i + 1 }));
  const most = rows.reduce((sum, layer) => Math.max(sum, topOf(layer)), 1);
  const left = ({ aggregateLimit, recovered }: LayerOf) => `${BigInt(aggregateLimit) - BigInt(recovered)}`;
  return (
    <Card title={t("layers")}>
      <p>{t("layers.why")}</p>
      <Kept name="layers" withheld={withheld}>
        <Table
          caption={t("layers")}
          rows={rows}
          keyOf={({ number }) => String(number)}
          columns={[
            { title: t("layer"), cell: ({ number, kind }) => `${number} · ${t(`kind.${kind}`)}` },
            { title: t("bars"), cell: (layer) => <LayerBar layer={layer} most={most} said={saidOf(t, layer)} /> },
            { title: t("takes"), cell: (layer) => takenBy(t, layer) },
            { title: t("attachment"), cell: ({ retention }) => <Money amount={retention} />, isNumber: true },
            {
              title: t("limit"),
              cell: ({ limit }) => (limit === "0" ? t("none") : <Money amount={limit} />),
              isNumber: true,
            },
            { title: t("reinstatements"), cell: (layer) => reinstatementsOf(t, layer) },
            { title: t("used"), cell: ({ recovered }) => <Money amount={recovered} />, isNumber: true },
            { title: t("left"), cell: (layer) => <Money amount={left(layer)} />, isNumber: true },
          ]}
        />
      </Kept>
    </Card>
  );
}

const isExcess = ({ kind }: LayerOf): boolean => kind === "ExcessOfLoss" || kind === "AggregateExcess";

/** Up to where a drawing of it goes, in minor units. */
const topOf = (layer: LayerOf): number =>
  Number(layer.retention) + Number(layer.limit === "0" ? layer.aggregateLimit : layer.limit);

function takenBy(t: Words, layer: LayerOf): string {
  if (layer.kind === "QuotaShare") return t("takes.part", { part: percent(layer.cessionBps) });
  if (layer.kind === "Surplus") return t("takes.lines", { lines: layer.surplusLines });
  if (layer.kind === "ExcessOfLoss") return t("takes.event");
  return t("takes.year", { retention: groupDigits(layer.aggregateRetention, 2) });
}

function reinstatementsOf(t: Words, layer: LayerOf): React.ReactNode {
  if (layer.kind !== "ExcessOfLoss") return "–";
  const { reinstatements: times, reinstatementBps: bps, reinstated } = layer;
  return times === 0 ? t("none") : t("again", { times, part: percent(bps), reinstated: groupDigits(reinstated, 2) });
}

const saidOf = (t: Words, layer: LayerOf): string =>
  t(isExcess(layer) ? "bar.excess" : "bar.part", {
    attachment: groupDigits(layer.retention, 2),
    limit: groupDigits(layer.limit, 2),
    used: groupDigits(layer.recovered, 2),
    all: groupDigits(layer.aggregateLimit, 2),
    takes: takenBy(t, layer),
  });
