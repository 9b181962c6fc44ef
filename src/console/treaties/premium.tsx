import type { IndexedTreaty } from "../../sdk/query/treaties.ts";
import { Card } from "../design/card.tsx";
import { Badge } from "../design/mark.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useTexts } from "../text/texts.ts";
import { TREATY_TEXTS } from "./texts.ts";

/** Instalments, what of them is paid, and the account that premium is set off against. @param time Of the block that it is known of. */
export function Premium({ item, time }: { readonly item: IndexedTreaty; readonly time: number }) {
  const t = useTexts(TREATY_TEXTS);
  const { terms, premium, premiumPaid, accountAt, withheld } = item;
  const parts = instalments(terms?.instalments ?? [], BigInt(premiumPaid ?? 0));
  const agreed = (terms?.instalments ?? []).reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const again = premium === null ? null : `${BigInt(premium) - agreed}`;
  return (
    <Card title={t("premium")}>
      <p>{t("premium.why")}</p>
      <Figures>
        <Figure label={t("due")} value={<Money amount={item.premiumDue} />} />
        <Figure label={t("overdue")} value={<Money amount={item.premiumOverdue} />} />
        <Figure label={t("premium.again")} value={<Money amount={again} />} />
        <Figure label={t("account")} value={<Money amount={item.account} />} />
        <Figure
          label={t("accountAt")}
          value={
            <Kept name="accountAt" withheld={withheld}>
              {accountAt === 0 || accountAt === null ? "–" : <Time milliseconds={accountAt * 1_000} />}
            </Kept>
          }
        />
      </Figures>
      <Kept name="terms" withheld={withheld}>
        <Table
          caption={t("instalments")}
          rows={parts}
          keyOf={({ number }) => String(number)}
          columns={[
            { title: t("instalment"), cell: ({ number }) => number },
            { title: t("dueBy"), cell: ({ dueBy }) => <Time milliseconds={dueBy * 1_000} /> },
            { title: t("amount"), cell: ({ amount }) => <Money amount={amount} />, isNumber: true },
            { title: t("paid"), cell: ({ paid }) => <Money amount={paid} />, isNumber: true },
            { title: t("state"), cell: (part) => <PaidBadge part={part} isOver={time > part.dueBy} /> },
          ]}
        />
      </Kept>
    </Card>
  );
}

interface Part {
  readonly number: number;
  readonly dueBy: number;
  readonly amount: string;
  readonly paid: string;
}

/** What was due first counts as paid first. */
function instalments(agreed: readonly { readonly dueBy: number; readonly amount: string }[], paid: bigint): Part[] {
  let left = paid;
  return agreed.map(({ dueBy, amount }, i) => {
    const part = BigInt(amount) < left ? BigInt(amount) : left;
    left -= part;
    return { number: i + 1, dueBy, amount, paid: `${part}` };
  });
}

function PaidBadge({ part, isOver }: { readonly part: Part; readonly isOver: boolean }) {
  const t = useTexts(TREATY_TEXTS);
  if (part.paid === part.amount) return <Badge state="good">{t("isPaid")}</Badge>;
  return isOver ? <Badge state="bad">{t("isOverdue")}</Badge> : <Badge state="neutral">{t("isOpen")}</Badge>;
}
