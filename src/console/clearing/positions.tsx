import { plainText } from "../../lib/text/plain-text.ts";
import { type IndexedCyclePosition, queryCyclePositions } from "../../sdk/query/clearing.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { groupDigits } from "../design/group-digits.ts";
import { Badge } from "../design/mark.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useNames } from "../members/use-names.ts";
import { useTexts } from "../text/texts.ts";
import { CLEARING_TEXTS } from "./texts.ts";
import styles from "./clearing.module.css";

/** Each bank's gross against its net, as far as the viewer may see it. */
export function Positions({ cycle }: { readonly cycle: string }) {
  const t = useTexts(CLEARING_TEXTS);
  const positions = useList("positions", queryCyclePositions, { cycle, limit: 100 });
  return (
    <Card title={t("banks")}>
      <p className={styles.hint}>{t("banks.text")}</p>
      <ListView of={positions} empty={t("banks.empty")}>
        {(items) => <PositionTable positions={items} />}
      </ListView>
    </Card>
  );
}

function PositionTable({ positions }: { readonly positions: readonly IndexedCyclePosition[] }) {
  const t = useTexts(CLEARING_TEXTS);
  const most = Math.max(1, ...positions.map(({ owes, isOwed }) => Math.max(Number(owes ?? 0), Number(isOwed ?? 0))));
  return (
    <Table
      caption={t("banks")}
      rows={positions}
      keyOf={({ place }) => String(place)}
      columns={[
        {
          title: t("bank"),
          cell: ({ bank, withheld, isDefaulter }) => (
            <Kept name="bank" withheld={withheld}>
              <OrgLink org={bank} /> {isDefaulter && <Badge state="bad">{t("defaulter")}</Badge>}
            </Kept>
          ),
        },
        { title: t("bars"), cell: (position) => <Bars position={position} most={most} /> },
        { title: t("owes"), cell: ({ owes }) => <Money amount={owes} />, isNumber: true },
        { title: t("isOwed"), cell: ({ isOwed }) => <Money amount={isOwed} />, isNumber: true },
        { title: t("net"), cell: ({ net }) => <Money amount={net} />, isNumber: true },
      ]}
    />
  );
}

const WIDTH = 240;
const MIDDLE = WIDTH / 2;

/** What is paid to the left of the middle, what is received to the right: gross above, net below. */
function Bars({ position, most }: { readonly position: IndexedCyclePosition; readonly most: number }) {
  const t = useTexts(CLEARING_TEXTS);
  const names = useNames();
  const { bank, owes, isOwed, net } = position;
  if (owes === null || isOwed === null || net === null) return <Money amount={null} />;
  const length = (amount: string) => (Math.abs(Number(amount)) / most) * MIDDLE;
  const left = BigInt(net) < 0n;
  const said = t("bar.said", {
    bank: plainText(names.get(bank ?? 0) ?? `#${bank}`, 40),
    owes: groupDigits(owes, 2),
    isOwed: groupDigits(isOwed, 2),
    net: groupDigits(net, 2),
  });
  return (
    <svg className={styles.bars} viewBox={`0 0 ${WIDTH} 30`} role="img" aria-label={said}>
      <rect className={styles.owes} x={MIDDLE - length(owes)} y="2" width={length(owes)} height="8" />
      <rect className={styles.isOwed} x={MIDDLE} y="2" width={length(isOwed)} height="8" />
      <rect
        className={left ? styles.pays : styles.receives}
        x={left ? MIDDLE - length(net) : MIDDLE}
        y="15"
        width={length(net)}
        height="13"
      />
      <path className={styles.middle} d={`M${MIDDLE} 0V30`} />
    </svg>
  );
}
