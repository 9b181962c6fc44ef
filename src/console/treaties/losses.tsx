import { Link } from "@tanstack/react-router";
import { type IndexedLoss, queryLosses } from "../../sdk/query/treaties.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Badge } from "../design/mark.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useTexts } from "../text/texts.ts";
import { LossBadge } from "./badges.tsx";
import { LOSS_TEXTS } from "./loss-texts.ts";

/** What was advised under a treaty, and what became of it. */
export function Losses({ treaty }: { readonly treaty: string }) {
  const t = useTexts(LOSS_TEXTS);
  const losses = useList("losses", queryLosses, { treaty, newest: true, limit: 100 });
  return (
    <Card title={t("losses")}>
      <p>{t("losses.why")}</p>
      <ListView of={losses} empty={t("losses.empty")}>
        {(items) => <LossTable losses={items} />}
      </ListView>
    </Card>
  );
}

function LossTable({ losses }: { readonly losses: readonly IndexedLoss[] }) {
  const t = useTexts(LOSS_TEXTS);
  const kept = (title: string, name: keyof IndexedLoss, cell: (loss: IndexedLoss) => React.ReactNode) => ({
    title,
    cell: (loss: IndexedLoss) => (
      <Kept name={name} withheld={loss.withheld}>
        {cell(loss) ?? "–"}
      </Kept>
    ),
  });
  return (
    <Table
      caption={t("losses")}
      rows={losses}
      keyOf={({ loss }) => loss}
      columns={[
        {
          title: t("loss"),
          cell: ({ loss }) => (
            <Link to="/losses/$loss" params={{ loss }}>
              <code>{loss.slice(0, 8)}…</code>
            </Link>
          ),
        },
        {
          title: t("state"),
          cell: ({ state, late }) => (
            <>
              <LossBadge state={state} /> {late === true && <Badge state="warn">{t("late")}</Badge>}
            </>
          ),
        },
        kept(t("event"), "notice", ({ notice }) => notice && <Time milliseconds={notice.startsAt * 1_000} />),
        { title: t("advised"), cell: ({ advised }) => <Money amount={advised} />, isNumber: true },
        { title: t("amountNow"), cell: ({ amount }) => <Money amount={amount} />, isNumber: true },
        kept(t("assessor"), "assessor", ({ assessor }) => assessor && t(`assessor.${assessor}`)),
        { title: t("recovered"), cell: ({ recovered }) => <Money amount={recovered} />, isNumber: true },
        kept(t("calledLayers"), "called", ({ called }) =>
          called?.length === 0 ? t("none") : called?.map((layer) => layer + 1).join(", "),
        ),
      ]}
    />
  );
}
