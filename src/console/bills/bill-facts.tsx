import type { IndexedBill } from "../../sdk/query/bills.ts";
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
import { Claims } from "./claims.tsx";
import { Clocks } from "./clocks.tsx";
import { Guarantees } from "./guarantees.tsx";
import { Lots } from "./lots.tsx";
import { BILL_TEXTS } from "./texts.ts";

/** What is known of a bill, and all that hangs on it. */
export function BillFacts({ item }: { readonly item: IndexedBill }) {
  const t = useTexts(BILL_TEXTS);
  const common = useCommon();
  const { bill, terms, withheld, acceptBy } = item;
  const kept = (name: keyof IndexedBill, value: React.ReactNode) => (
    <Kept name={name} withheld={withheld}>
      {value ?? "–"}
    </Kept>
  );
  const yesNo = (value: boolean | null) => value !== null && common(value ? "yes" : "no");
  const ofTerms = (label: string, value: React.ReactNode) => ({ label, value: kept("terms", value) });
  const party = (name: "drawer" | "acceptor" | "payee") => ofTerms(t(name), <OrgLink org={terms?.[name] ?? null} />);
  const time = (label: string, seconds: number | null) =>
    seconds === null ? [] : [{ label, value: <Time milliseconds={seconds * 1_000} /> }];
  return (
    <>
      {withheld.length > 0 && (
        <Notice state="withheld" title={common("withheld")}>
          {common("withheld.why")}
        </Notice>
      )}
      <Figures>
        <Figure label={t("amount")} value={<Money amount={terms?.amount ?? null} />} />
        <Figure label={t("open")} value={<Money amount={item.open} />} />
        <Figure label={t("maturity")} value={kept("terms", terms?.maturity)} />
        <Figure label={t("lastDay")} value={kept("lastDay", item.lastDay)} />
      </Figures>
      <Clocks bill={bill} />
      <Lots bill={bill} payee={terms?.payee ?? null} />
      <Claims bill={bill} />
      <Guarantees bill={bill} />
      <Card title={t("terms")}>
        <Facts
          facts={[
            party("drawer"),
            party("acceptor"),
            party("payee"),
            ofTerms(t("issued"), terms?.issued),
            { label: t("accept"), value: kept("acceptBy", acceptBy && <Time milliseconds={acceptBy * 1_000} />) },
            ofTerms(t("answerDays"), terms?.answerDays),
            ofTerms(t("lateRate"), terms?.lateRate),
            ofTerms(t("least"), terms && <Money amount={`${terms.least}`} />),
            { label: t("notTransferable"), value: kept("notTransferable", yesNo(item.notTransferable)) },
            { label: t("conditional"), value: kept("conditional", yesNo(item.conditional)) },
            ofTerms(t("number"), terms && <Hash value={terms.number} />),
            ofTerms(t("background"), terms && <Hash value={terms.background} />),
            ...time(t("drawn"), item.drawnAt),
            ...time(t("accepted"), item.acceptedAt),
            ...time(t("ended"), item.endedAt),
          ]}
        />
      </Card>
    </>
  );
}
