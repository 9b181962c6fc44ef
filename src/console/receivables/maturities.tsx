import { Link } from "@tanstack/react-router";
import type { IndexedReceivable } from "../../sdk/query/receivables.ts";
import type { Listed } from "../api/list-view.tsx";
import { Partial } from "../api/partial.tsx";
import { Card } from "../design/card.tsx";
import { Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { Money } from "../design/money.tsx";
import { RECEIVABLE_TEXTS } from "./texts.ts";

const OPEN = new Set(["Confirmed", "Overdue"]);

interface Maturity {
  /** YYYY-MM-DD: the banking day on which it is paid. */
  readonly day: string;
  readonly receivables: readonly IndexedReceivable[];
  /** What is outstanding on that day, in minor units. */
  readonly outstanding: bigint;
}

/** Banking days on which something is to be paid, the first one first. What is withheld has no day here. */
export function maturitiesOf(receivables: readonly IndexedReceivable[]): Maturity[] {
  const byDay = new Map<string, IndexedReceivable[]>();
  for (const each of receivables) {
    if (each.paymentDate === null || each.face === null || !OPEN.has(each.state)) continue;
    byDay.set(each.paymentDate, [...(byDay.get(each.paymentDate) ?? []), each]);
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, those]) => ({
      day,
      receivables: those,
      outstanding: those.reduce((sum, { face, redeemed }) => sum + BigInt(face ?? 0) - BigInt(redeemed ?? 0), 0n),
    }));
}

/** When what is to be paid, as far as the viewer may see it. */
export function Maturities({ of }: { readonly of: Pick<Listed<IndexedReceivable>, "items" | "hasNextPage"> }) {
  const t = useTexts(RECEIVABLE_TEXTS);
  const maturities = maturitiesOf(of.items ?? []);
  if (maturities.length === 0) return null;
  return (
    <Card title={t("maturities")}>
      <Partial of={of} />
      <p>{t("payment.why")}</p>
      <Table
        caption={t("maturities")}
        rows={maturities}
        keyOf={({ day }) => day}
        columns={[
          { title: t("payment"), cell: ({ day }) => day },
          {
            title: t("outstanding"),
            cell: ({ outstanding }) => <Money amount={String(outstanding)} />,
            isNumber: true,
          },
          {
            title: t("obligor"),
            cell: ({ receivables }) =>
              receivables.map(({ receivable, obligor }) => (
                <div key={receivable}>
                  <OrgLink org={obligor} />{" "}
                  <Link to="/receivables/$receivable" params={{ receivable }}>
                    <code>{receivable.slice(0, 10)}…</code>
                  </Link>
                </div>
              )),
          },
        ]}
      />
    </Card>
  );
}
