import { hierarchy, partition } from "d3-hierarchy";
import { type IndexedHolding, queryReceivableHolders } from "../../sdk/query/receivables.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { groupDigits } from "../design/group-digits.ts";
import { Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { Kept, Money } from "../design/money.tsx";
import { RECEIVABLE_TEXTS } from "./texts.ts";
import styles from "./receivables.module.css";

/** Who holds which part of a receivable, and how it was divided. */
export function Holders({ receivable }: { readonly receivable: string }) {
  const t = useTexts(RECEIVABLE_TEXTS);
  const holders = useList("holders", queryReceivableHolders, { receivable, limit: 500 });
  return (
    <Card title={t("holders")}>
      <p className={styles.hint}>{t("holders.why")}</p>
      <ListView of={holders} empty={t("holders.empty")}>
        {(items) => (
          <>
            {items.every(({ amount }) => amount !== null) && <Division holdings={items} />}
            <Table
              caption={t("holders")}
              rows={items}
              keyOf={({ instrument, holder, org }) => `${instrument} ${holder} ${org}`}
              columns={[
                {
                  title: t("holder"),
                  cell: ({ org, withheld }) => (
                    <Kept name="holder" withheld={withheld}>
                      <OrgLink org={org} />
                    </Kept>
                  ),
                },
                { title: t("amount"), cell: ({ amount }) => <Money amount={amount} />, isNumber: true },
                { title: t("pledged"), cell: ({ pledged }) => <Money amount={pledged} />, isNumber: true },
              ]}
            />
          </>
        )}
      </ListView>
    </Card>
  );
}

interface Lot {
  readonly id: string;
  readonly amount: number;
  readonly lots: readonly Lot[];
}

const WIDTH = 900;
const ROW = 34;

/** Lots below the lots that they were divided from. */
function lotsOf(holdings: readonly IndexedHolding[], parent: string | null): Lot[] {
  const ids = [...new Set(holdings.filter((each) => each.parent === parent).map(({ instrument }) => instrument))];
  return ids.map((id) => ({
    id,
    amount: holdings
      .filter(({ instrument }) => instrument === id)
      .reduce((sum, { amount }) => sum + Number(amount ?? 0), 0),
    lots: lotsOf(holdings, id),
  }));
}

/** Each lot as wide as what it is worth, below the one that it came from. */
function Division({ holdings }: { readonly holdings: readonly IndexedHolding[] }) {
  const t = useTexts(RECEIVABLE_TEXTS);
  const known = new Set(holdings.map(({ instrument }) => instrument));
  const rooted = holdings.map((each) =>
    each.parent === null || known.has(each.parent) ? each : Object.assign({}, each, { parent: null }),
  );
  const root: Lot = { id: "", amount: 0, lots: lotsOf(rooted, null) };
  const tree = hierarchy(root, ({ lots }) => [...lots]).sum(({ amount }) => amount);
  const placed = partition<Lot>().size([WIDTH, (tree.height + 1) * ROW])(tree);
  const largest = holdings.reduce((most, { amount }) => (BigInt(amount ?? 0) > most ? BigInt(amount ?? 0) : most), 0n);
  return (
    <figure>
      <svg
        className={styles.division}
        viewBox={`0 ${ROW} ${WIDTH} ${tree.height * ROW}`}
        role="img"
        aria-label={t("tree.said", { count: holdings.length, largest: groupDigits(String(largest), 2) })}
      >
        {placed
          .descendants()
          .filter(({ depth }) => depth > 0)
          .map(({ data, depth, x0, x1, y0 }) => (
            <rect
              key={data.id}
              className={depth % 2 === 1 ? styles.lot : styles.lotBelow}
              x={x0 + 1}
              y={y0 + 1}
              width={Math.max(1, x1 - x0 - 2)}
              height={ROW - 4}
              rx="4"
            />
          ))}
      </svg>
      <figcaption className={styles.hint}>{t("tree")}</figcaption>
    </figure>
  );
}
