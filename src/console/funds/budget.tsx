import type { IndexedFacility } from "../../sdk/query/funds.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { useTexts } from "../text/texts.ts";
import { FUND_TEXTS } from "./texts.ts";

/** What may be spent for what, and what of it is left. */
export function Budget({ lines, withheld }: Pick<IndexedFacility, "lines" | "withheld">) {
  const t = useTexts(FUND_TEXTS);
  return (
    <Card title={t("lines")}>
      <p>{t("lines.why")}</p>
      <Kept name="lines" withheld={withheld}>
        <Table
          caption={t("lines")}
          rows={lines ?? []}
          keyOf={({ purpose }) => purpose}
          columns={[
            { title: t("purpose"), cell: ({ purpose }) => <ChainText text={purpose} /> },
            { title: t("line"), cell: ({ amount }) => <Money amount={amount} />, isNumber: true },
            { title: t("taken"), cell: ({ taken }) => <Money amount={taken} />, isNumber: true },
            {
              title: t("left"),
              cell: ({ amount, taken }) => <Money amount={`${BigInt(amount) - BigInt(taken)}`} />,
              isNumber: true,
            },
          ]}
        />
      </Kept>
    </Card>
  );
}
