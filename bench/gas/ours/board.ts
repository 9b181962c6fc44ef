import { id } from "ethers";
import { quoteHash } from "../../../src/sdk/board/model/quote.ts";
import { openBoard } from "../../../src/testing/board.ts";
import { gasOf } from "../../clearing/play-cycle.ts";
import type { Chain } from "../chain.ts";
import type { System } from "./system.ts";

/** One trade of banks that traded before, so that deposits and limits are in their steady state. */
export async function board({ ethers }: Chain, { client, relayer }: System): Promise<Record<string, number>> {
  const on = await openBoard({ ethers, deployment: client.deployment, relayer });
  const play = async () => {
    const offer = await on.posted();
    const quote = on.quote(on.buyer, offer, 980_000n);
    const bidding = on.buyer.client.board;
    const commitment = { ask: offer.id, hash: quoteHash(quote), expiry: quote.expiry };
    const committed = await bidding.commitQuoteAndWait(commitment);
    await on.pass(86_401);
    await bidding.revealQuoteAndWait({ ask: offer.id, sealed: id("sealed") });
    const match = { ask: offer.ask, holding: offer.holding, quote };
    const consent = await on.consent(on.seller, await on.relay.board.getTradeDeal(match));
    const byBidder = await on.sign(on.buyer, "quote", quote);
    const matched = await on.relay.board.acceptQuoteAndWait({ ...match, byBidder, consent });
    const { trade } = matched;
    const documents = id("documents");
    await on.seller.client.board.presentTradeDocumentsAndWait({ trade, documents });
    const act = { trade, documents, deadline: (await on.now()) + 86_400 };
    await on.relay.board.satisfyTradeAndWait({ ...act, approval: await on.sign(on.buyer, "satisfy", act) });
    const { deal, bySeller } = await on.relay.board.getTrade({ trade });
    const byBuyer = await on.consent(on.buyer, deal);
    const settled = await on.relay.board.settleTradeAndWait({ trade, bySeller, byBuyer });
    return { "board-quote": gasOf(committed), "board-match": gasOf(matched), "board-trade": gasOf(settled) };
  };
  await play();
  return play();
}
