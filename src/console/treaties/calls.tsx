import { Link } from "@tanstack/react-router";
import { type IndexedLayerCall, queryLayerCalls } from "../../sdk/query/treaties.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useTexts } from "../text/texts.ts";
import { CallBadge } from "./badges.tsx";
import { LOSS_TEXTS } from "./loss-texts.ts";

/** Everything that all lines of a treaty were called for: layers of losses, accounts, the profit commission. */
export function Calls({ treaty }: { readonly treaty: string }) {
  const t = useTexts(LOSS_TEXTS);
  const calls = useList("layerCalls", queryLayerCalls, { treaty, newest: true, limit: 100 });
  const kept = (title: string, name: keyof IndexedLayerCall, cell: (call: IndexedLayerCall) => React.ReactNode) => ({
    title,
    cell: (call: IndexedLayerCall) => (
      <Kept name={name} withheld={call.withheld}>
        {cell(call) ?? "–"}
      </Kept>
    ),
  });
  return (
    <Card title={t("calls")}>
      <p>{t("calls.why")}</p>
      <ListView of={calls} empty={t("calls.empty")}>
        {(items) => (
          <Table
            caption={t("calls")}
            rows={items}
            keyOf={({ call }) => call}
            columns={[
              { title: t("call"), cell: ({ call }) => <Hash value={call} /> },
              { title: t("state"), cell: ({ state }) => <CallBadge state={state} /> },
              {
                title: t("loss"),
                cell: ({ loss }) =>
                  loss === null ? (
                    "–"
                  ) : (
                    <Link to="/losses/$loss" params={{ loss }}>
                      <code>{loss.slice(0, 8)}…</code>
                    </Link>
                  ),
              },
              kept(t("cause"), "cause", ({ cause, layer }) =>
                cause === "Layer" ? t("cause.Layer", { number: (layer ?? 0) + 1 }) : cause && t(`cause.${cause}`),
              ),
              { title: t("amount"), cell: ({ amount }) => <Money amount={amount} />, isNumber: true },
              kept(t("payBy"), "payBy", ({ payBy }) => payBy && <Time milliseconds={payBy * 1_000} />),
              kept(t("stillOwed"), "shares", ({ shares }) => <Money amount={owedOf(shares ?? [])} />),
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}

/** What lines owe still. */
const owedOf = (shares: NonNullable<IndexedLayerCall["shares"]>): string => {
  const open = shares.filter(({ state }) => state !== "Paid" && state !== "Rejected");
  return `${open.reduce((sum, { amount }) => sum + BigInt(amount), 0n)}`;
};
