import type { IndexedTreaty } from "../../sdk/query/treaties.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { percent } from "./percent.ts";
import { TREATY_TEXTS } from "./texts.ts";

const NOTHING = `0x${"0".repeat(64)}`;

/** What the cedent and all reinsurers agreed, and when what happened. */
export function Agreed({ item }: { readonly item: IndexedTreaty }) {
  const t = useTexts(TREATY_TEXTS);
  const { terms, commuted, profit, withheld } = item;
  const ofTerms = (label: string, value: React.ReactNode) => ({
    label,
    value: (
      <Kept name="terms" withheld={withheld}>
        {value ?? "–"}
      </Kept>
    ),
  });
  const second = (seconds: number | undefined) =>
    seconds === undefined ? undefined : <Time milliseconds={seconds * 1_000} />;
  const time = (label: string, seconds: number | null) =>
    seconds === null ? [] : [{ label, value: <Time milliseconds={seconds * 1_000} /> }];
  const money = (amount: string | undefined) => amount && <Money amount={amount} />;
  return (
    <Card title={t("terms")}>
      <Facts
        facts={[
          ofTerms(t("cedent"), <OrgLink org={terms?.cedent ?? null} />),
          ofTerms(t("arbiter"), <OrgLink org={terms?.arbiter ?? null} />),
          ofTerms(t("inception"), second(terms?.inception)),
          ofTerms(t("expiry"), second(terms?.expiry)),
          ofTerms(t("runOffUntil"), second(terms?.runOffUntil)),
          ofTerms(t("covers"), terms && t(terms.risksAttaching ? "covers.risks" : "covers.losses")),
          ofTerms(t("window"), terms && (terms.windowHours === 0 ? t("none") : terms.windowHours)),
          ofTerms(t("noticeDays"), terms?.noticeDays),
          ofTerms(t("assessDays"), terms?.assessDays),
          ofTerms(t("payDays"), terms?.payDays),
          ofTerms(t("accountDays"), terms?.accountDays),
          ofTerms(t("cashCallAt"), money(terms?.cashCallAt)),
          ofTerms(t("authority"), money(terms?.authority)),
          ofTerms(t("profitPart"), terms && percent(terms.profitBps)),
          ofTerms(t("calendar"), terms && <ChainText text={terms.calendar} />),
          ofTerms(t("inuring"), terms && (terms.inuring === NOTHING ? t("none") : <Hash value={terms.inuring} />)),
          ofTerms(t("number"), terms && <Hash value={terms.number} />),
          ofTerms(t("wording"), terms && <Hash value={terms.wording} />),
          ...(commuted === null ? [] : [{ label: t("commuted"), value: <Money amount={commuted.amount} /> }]),
          ...(profit === null ? [] : [{ label: t("profit"), value: <Money amount={profit.amount} /> }]),
          ...time(t("quoted"), item.quotedAt),
          ...time(t("bound"), item.boundAt),
          ...time(t("ended"), item.endedAt),
        ]}
      />
    </Card>
  );
}
