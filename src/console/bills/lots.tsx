import { type IndexedBillLot, queryBillLots } from "../../sdk/query/bills.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { groupDigits } from "../design/group-digits.ts";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { LotBadge } from "./badges.tsx";
import { Chain } from "./chain.tsx";
import { BILL_TEXTS } from "./texts.ts";
import { unitOf } from "./unit-of.ts";

/** Every part of a bill, and by whom it was passed on. */
export function Lots({ bill, payee }: { readonly bill: string; readonly payee: number | null }) {
  const t = useTexts(BILL_TEXTS);
  const lots = useList("billLots", queryBillLots, { bill, limit: 100 });
  return (
    <Card title={t("lots")}>
      <p>{t("lots.why")}</p>
      <ListView of={lots} empty={t("lots.empty")}>
        {(items) => items.map((lot) => <Lot key={lot.instrument} lot={lot} payee={payee} />)}
      </ListView>
    </Card>
  );
}

function Lot({ lot, payee }: { readonly lot: IndexedBillLot; readonly payee: number | null }) {
  const t = useTexts(BILL_TEXTS);
  const { instrument, amount, steps, org, state, withheld } = lot;
  const number = unitOf(instrument);
  const kept = (name: keyof IndexedBillLot, value: React.ReactNode) => (
    <Kept name={name} withheld={withheld}>
      {value ?? "–"}
    </Kept>
  );
  const when = (label: string, name: keyof IndexedBillLot, value: React.ReactNode) =>
    value === null ? [] : [{ label, value: kept(name, value) }];
  return (
    <section>
      <h3>
        {amount === null ? t("part.kept", { number }) : t("part", { number, amount: groupDigits(amount, 2) })}{" "}
        {state !== null && <LotBadge state={state} />}
      </h3>
      <Kept name="steps" withheld={withheld}>
        {steps !== null && payee !== null && <Chain payee={payee} steps={steps} holder={org} number={number} />}
      </Kept>
      <Facts
        facts={[
          { label: t("holder"), value: kept("org", <OrgLink org={org} />) },
          { label: t("pledged"), value: <Money amount={lot.pledged} /> },
          ...when(t("presented"), "presentedOn", lot.presentedOn),
          ...when(t("answer"), "answerBy", lot.answerBy),
          ...when(t("refused"), "refusedOn", lot.refusedOn),
          ...when(
            t("refusedBy"),
            "refusedBy",
            lot.refusedOn && (lot.refusedBy === null ? t("silent") : <OrgLink org={lot.refusedBy} />),
          ),
          ...when(t("reason"), "reason", lot.reason && <Hash value={lot.reason} />),
          ...when(t("base"), "base", lot.base && <Money amount={lot.base} />),
          ...when(t("interestFrom"), "interestFrom", lot.interestFrom),
          ...when(t("costs"), "costs", lot.base && <Money amount={lot.costs} />),
        ]}
      />
      {lot.late === true && <p>{t("late")}</p>}
    </section>
  );
}
