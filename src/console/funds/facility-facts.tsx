import type { IndexedFacility } from "../../sdk/query/funds.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Notice } from "../design/states.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { Budget } from "./budget.tsx";
import { Clocks } from "./clocks.tsx";
import { Payees } from "./payees.tsx";
import { Payments } from "./payments.tsx";
import { FUND_TEXTS } from "./texts.ts";

const HOUR = 3_600;

/** What is known of a facility, and all that hangs on it. */
export function FacilityFacts({ item }: { readonly item: IndexedFacility }) {
  const t = useTexts(FUND_TEXTS);
  const common = useCommon();
  const { facility, terms, owed, withheld } = item;
  return (
    <>
      {withheld.length > 0 && (
        <Notice state="withheld" title={common("withheld")}>
          {common("withheld.why")}
        </Notice>
      )}
      <Figures>
        <Figure label={t("amount")} value={<Money amount={terms?.amount ?? null} />} />
        <Figure label={t("drawn")} value={<Money amount={item.drawn} />} />
        <Figure label={t("unspent")} value={<Money amount={item.unspent} />} />
        <Figure label={t("reserved")} value={<Money amount={item.reserved} />} />
        <Figure label={t("asked")} value={<Money amount={item.asked} />} />
      </Figures>
      <Clocks facility={facility} />
      <Budget lines={item.lines} withheld={withheld} />
      {owed !== null && (
        <Card title={t("owed", { day: owed.day })}>
          <Figures>
            <Figure label={t("principal")} value={<Money amount={owed.principal} />} />
            <Figure label={t("interest")} value={<Money amount={owed.interest} />} />
            <Figure label={t("fee")} value={<Money amount={owed.fee} />} />
          </Figures>
        </Card>
      )}
      <Payments facility={facility} />
      <Payees facility={facility} />
      <Agreed item={item} />
    </>
  );
}

/** What lender and borrower agreed, and when what happened. */
function Agreed({ item }: { readonly item: IndexedFacility }) {
  const t = useTexts(FUND_TEXTS);
  const { terms, related, withheld } = item;
  const kept = (name: keyof IndexedFacility, value: React.ReactNode) => (
    <Kept name={name} withheld={withheld}>
      {value ?? "–"}
    </Kept>
  );
  const ofTerms = (label: string, value: React.ReactNode) => ({ label, value: kept("terms", value) });
  const second = (seconds: number | undefined) =>
    seconds === undefined ? undefined : <Time milliseconds={seconds * 1_000} />;
  const time = (label: string, seconds: number | null) =>
    seconds === null ? [] : [{ label, value: <Time milliseconds={seconds * 1_000} /> }];
  const group = related?.length === 0 ? t("nobody") : related?.map((org) => <OrgLink key={org} org={org} />);
  return (
    <Card title={t("terms")}>
      <Facts
        facts={[
          ofTerms(t("lender"), <OrgLink org={terms?.lender ?? null} />),
          ofTerms(t("borrower"), <OrgLink org={terms?.borrower ?? null} />),
          ofTerms(t("byRuleMost"), terms && <Money amount={terms.byRule} />),
          ofTerms(t("rate"), terms?.rate),
          ofTerms(t("feeAgreed"), terms && <Money amount={terms.fee} />),
          ofTerms(t("drawUntil"), second(terms?.drawUntil)),
          ofTerms(t("useBy"), second(terms?.useBy)),
          ofTerms(t("cooling"), terms && Math.round((10 * terms.cooling) / HOUR) / 10),
          ofTerms(t("answerDays"), terms?.answerDays),
          ofTerms(t("cureDays"), terms?.cureDays),
          ofTerms(t("evidenceDays"), terms?.evidenceDays),
          { label: t("related"), value: kept("related", group) },
          ofTerms(t("number"), terms && <Hash value={terms.number} />),
          ofTerms(t("agreement"), terms && <Hash value={terms.agreement} />),
          ...(item.breachEvidence === null
            ? []
            : [{ label: t("breach"), value: <Hash value={item.breachEvidence} /> }]),
          ...time(t("opened"), item.openedAt),
          ...time(t("accelerated"), item.acceleratedAt),
          ...time(t("closed"), item.closedAt),
        ]}
      />
    </Card>
  );
}
