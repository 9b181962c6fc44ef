import type { IndexedAsk } from "../../sdk/query/board.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Money } from "../design/money.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { Between } from "./between.tsx";
import { percentOfBps } from "./rate-text.ts";
import { BOARD_TEXTS } from "./texts.ts";

/** What an ask says to everybody, and when what happened. */
export function AskTerms({ item }: { readonly item: IndexedAsk }) {
  const t = useTexts(BOARD_TEXTS);
  const { terms } = item;
  const second = (seconds: number) => <Time milliseconds={seconds * 1_000} />;
  const time = (label: string, seconds: number | null) => (seconds === null ? [] : [{ label, value: second(seconds) }]);
  return (
    <Card title={t("terms")}>
      <Facts
        facts={[
          { label: t("operator"), value: <OrgLink org={terms.operator} /> },
          { label: t("asset"), value: t(`asset.${terms.asset}`) },
          { label: t("kind"), value: t(terms.secondary ? "kind.secondary" : "kind.primary") },
          { label: t("conditional"), value: t(terms.conditional ? "conditional.yes" : "conditional.no") },
          { label: t("obligor"), value: <OrgLink org={terms.obligor} /> },
          { label: t("tenor"), value: <Between from={second(terms.maturityFrom)} to={second(terms.maturityTo)} /> },
          { label: t("least"), value: <Money amount={terms.least} /> },
          { label: t("deposit"), value: percentOfBps(terms.depositBps) },
          { label: t("commitUntil"), value: second(terms.commitUntil) },
          { label: t("acceptUntil"), value: second(terms.acceptUntil) },
          { label: t("documentDays"), value: terms.documentDays },
          { label: t("examineDays"), value: terms.examineDays },
          { label: t("payDays"), value: terms.payDays },
          { label: t("reveals"), value: terms.reveals },
          { label: t("calendar"), value: <ChainText text={terms.calendar} /> },
          { label: t("key"), value: <Hash value={terms.key} /> },
          { label: t("conditions"), value: <Hash value={terms.conditions} /> },
          { label: t("holding"), value: <Hash value={terms.holding} /> },
          ...time(t("posted"), item.postedAt),
          ...time(t("perfected"), item.perfectedAt),
          ...time(t("ended"), item.endedAt),
        ]}
      />
    </Card>
  );
}
