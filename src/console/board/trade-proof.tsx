import { useQuery } from "@tanstack/react-query";
import type { IndexedTrade } from "../../sdk/query/board.ts";
import { Hash } from "../design/hash.tsx";
import { Loading, Notice } from "../design/states.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { TRADE_TEXTS } from "./trade-texts.ts";

/** Whether the price is the one that was committed before any could be read: the trade's id is the hash of ask and quote. */
export function TradeProof({ item: { trade, ask, buyer, quote } }: { readonly item: IndexedTrade }) {
  const t = useTexts(TRADE_TEXTS);
  const common = useCommon();
  const isTold = quote !== null && buyer !== null;
  const { data: found } = useQuery({
    queryKey: ["tradeProof", trade, quote],
    enabled: isTold,
    async queryFn() {
      const { quoteHash, tradeId } = await import("../../sdk/board/model/quote.ts");
      if (quote === null || buyer === null) return undefined;
      const { amount, least, price, ...rest } = quote;
      const amounts = { amount: BigInt(amount), least: BigInt(least), price: BigInt(price) };
      const given = { ...rest, ...amounts, ask, bidder: buyer };
      return { id: tradeId(given), hash: quoteHash(given) };
    },
  });
  if (!isTold) {
    return (
      <Notice state="withheld" title={common("withheld")}>
        {common("withheld.why")}
      </Notice>
    );
  }
  if (found === undefined) return <Loading>{common("loading")}</Loading>;
  const isSame = found.id === trade;
  return (
    <Notice state={isSame ? "good" : "bad"} title={t(isSame ? "proof.good" : "proof.bad")}>
      <p>{t("proof.text")}</p>
      <Hash value={found.id} />
      <p>{t("proof.committed")}</p>
      <Hash value={found.hash} />
    </Notice>
  );
}
