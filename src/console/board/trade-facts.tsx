import { Link } from "@tanstack/react-router";
import type { IndexedTrade } from "../../sdk/query/board.ts";
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
import { percentOfRate } from "./rate-text.ts";
import { Stages } from "./stages.tsx";
import { tradeStages } from "./trade-stages.ts";
import { TRADE_TEXTS } from "./trade-texts.ts";

interface TradeParameters {
  readonly item: IndexedTrade;
}

/** A fact that may be withheld, by the name of its field. */
function useKept({ withheld }: IndexedTrade) {
  return (label: string, name: keyof IndexedTrade, value: React.ReactNode) => ({
    label,
    value: (
      <Kept name={name} withheld={withheld}>
        {value ?? "–"}
      </Kept>
    ),
  });
}

const second = (seconds: number | null) => seconds !== null && <Time milliseconds={seconds * 1_000} />;

/** What is known of a trade. */
export function TradeFacts({ item }: TradeParameters) {
  const t = useTexts(TRADE_TEXTS);
  const common = useCommon();
  const { amount, price, deposit, withheld } = item;
  const discount = amount === null || price === null ? null : `${BigInt(amount) - BigInt(price)}`;
  return (
    <>
      {withheld.length > 0 && (
        <Notice state="withheld" title={common("withheld")}>
          {common("withheld.why")}
        </Notice>
      )}
      <Figures>
        <Figure label={t("amount")} value={<Money amount={amount} />} />
        <Figure label={t("price")} value={<Money amount={price} />} />
        <Figure label={t("discount")} value={<Money amount={discount} />} />
        <Figure label={t("deposit")} value={<Money amount={deposit} />} />
      </Figures>
      <Stages title={t("stages")} stages={tradeStages(item, t)} />
      <Settling item={item} />
      <Documents item={item} />
      <Matched item={item} />
    </>
  );
}

/** Claim against money, and how it ended where it did not come to that. */
function Settling({ item }: TradeParameters) {
  const t = useTexts(TRADE_TEXTS);
  const kept = useKept(item);
  const { deal, instrument, quote, failing, forfeited, warranties, endedAt, reportedAt } = item;
  const isFailed = failing !== null;
  return (
    <Card title={t("deal")}>
      <p>{t("deal.why")}</p>
      <Facts
        facts={[
          kept(t("deal.id"), "deal", deal === null ? t("deal.not") : <Hash value={deal} />),
          kept(t("deal.claim"), "instrument", instrument === null ? t("deal.claim.not") : <Claim id={instrument} />),
          kept(t("deal.from"), "sellerAccount", item.sellerAccount && <Hash value={item.sellerAccount} />),
          kept(t("deal.to"), "quote", quote && <Hash value={quote.account} />),
          ...(isFailed ? [kept(t("failing"), "failing", t(`failing.${failing}`))] : []),
          ...(isFailed ? [kept(t("forfeited"), "forfeited", forfeited && <Money amount={forfeited} />)] : []),
          kept(
            t("warranties"),
            "warranties",
            warranties?.length === 0
              ? t("warranties.empty")
              : warranties?.map(({ reason, transaction }) => <Hash key={transaction} value={reason} />),
          ),
          ...(endedAt === null ? [] : [{ label: t("ended"), value: second(endedAt) }]),
          ...(reportedAt === null ? [] : [{ label: t("reported"), value: second(reportedAt) }]),
        ]}
      />
    </Card>
  );
}

/** The ledger's id as a word of the chain. */
const Claim = ({ id }: { readonly id: string }) => <Hash value={`0x${BigInt(id).toString(16).padStart(64, "0")}`} />;

/** What was presented, and up to when what is done. */
function Documents({ item }: TradeParameters) {
  const t = useTexts(TRADE_TEXTS);
  const kept = useKept(item);
  const { documents, refusal } = item;
  return (
    <Card title={t("documents")}>
      <p>{t("documents.why")}</p>
      <Facts
        facts={[
          kept(t("presented"), "documents", documents === null ? t("presented.not") : <Hash value={documents} />),
          kept(t("refused"), "refusal", refusal === null ? t("refused.not") : second(refusal.time)),
          ...(refusal === null ? [] : [kept(t("reason"), "refusal", <Hash value={refusal.reason} />)]),
          kept(t("documentsBy"), "documentsBy", second(item.documentsBy)),
          kept(t("examineBy"), "examineBy", second(item.examineBy)),
          kept(t("settleBy"), "settleBy", second(item.settleBy)),
        ]}
      />
    </Card>
  );
}

/** Who trades, and what was quoted. */
function Matched({ item }: TradeParameters) {
  const t = useTexts(TRADE_TEXTS);
  const kept = useKept(item);
  const { ask, quote } = item;
  return (
    <Card title={t("quote")}>
      <Facts
        facts={[
          {
            label: t("ask"),
            value: (
              <Link to="/asks/$ask" params={{ ask }}>
                <code>{ask.slice(0, 18)}…</code>
              </Link>
            ),
          },
          kept(t("seller"), "seller", <OrgLink org={item.seller} />),
          kept(t("buyer"), "buyer", <OrgLink org={item.buyer} />),
          kept(t("operator"), "operator", <OrgLink org={item.operator} />),
          kept(t("obligor"), "obligor", <OrgLink org={item.obligor} />),
          kept(t("whole"), "quote", quote && <Money amount={quote.amount} />),
          kept(t("method"), "quote", quote && t(`method.${quote.method}`)),
          kept(t("rate"), "quote", quote && percentOfRate(quote.rate)),
          { label: t("matched"), value: second(item.matchedAt) },
        ]}
      />
    </Card>
  );
}
