import type { IndexedLoss } from "../../sdk/query/treaties.ts";
import { Card } from "../design/card.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useTexts } from "../text/texts.ts";
import { LOSS_TEXTS } from "./loss-texts.ts";

/** What each layer pays of a loss, and what its reinstatement costs. */
export function CalledLayers({ item: { calls, withheld } }: { readonly item: IndexedLoss }) {
  const t = useTexts(LOSS_TEXTS);
  return (
    <Card title={t("calledLayers")}>
      <p>{t("calledLayers.why")}</p>
      <Kept name="calls" withheld={withheld}>
        {calls?.length === 0 ? (
          <p>{t("calledLayers.empty")}</p>
        ) : (
          <Table
            caption={t("calledLayers")}
            rows={calls ?? []}
            keyOf={({ layer }) => String(layer)}
            columns={[
              { title: t("layer"), cell: ({ layer }) => layer + 1 },
              { title: t("recovery"), cell: ({ recovery }) => <Money amount={recovery} />, isNumber: true },
              { title: t("reinstated"), cell: ({ reinstated }) => <Money amount={reinstated} />, isNumber: true },
              { title: t("premium.again"), cell: ({ premium }) => <Money amount={premium} />, isNumber: true },
              {
                title: t("how"),
                cell: ({ call, recovery }) =>
                  t(call !== null ? "how.call" : recovery === "0" ? "how.none" : "how.account"),
              },
              { title: t("when"), cell: ({ time }) => <Time milliseconds={time * 1_000} /> },
            ]}
          />
        )}
      </Kept>
    </Card>
  );
}
