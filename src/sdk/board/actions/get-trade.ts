import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import type { Consent } from "../../settlement/model/consent.ts";
import type { CheckedDeal } from "../../settlement/model/deal.ts";
import { boardContract } from "../contracts.ts";
import { dealFrom } from "../model/deal-from.ts";
import { findConsent } from "../model/find.ts";
import { FAILINGS, type Failing, TRADE_STATES, type TradeState, wordOf } from "../model/states.ts";

export interface GetTradeParameters {
  /** The trade's id. */
  readonly trade: string;
}

/** A trade as it stands now. */
export interface TradeOnChain {
  readonly trade: string;
  readonly ask: string;
  readonly state: TradeState;
  readonly settled: boolean;
  /** Who failed; null where nobody did yet. */
  readonly failing: Failing | null;
  /** Whether the buyer refused documents. */
  readonly refused: boolean;
  readonly seller: number;
  readonly buyer: number;
  readonly operator: number;
  readonly obligor: number;
  /** The claim. */
  readonly id: bigint;
  readonly amount: bigint;
  readonly price: bigint;
  /** Of each side. */
  readonly deposit: bigint;
  readonly documentsBy: number;
  readonly examineBy: number;
  readonly settleBy: number;
  /** Root of what was presented last. */
  readonly documents: string;
  /** What both consent to. */
  readonly deal: CheckedDeal;
  /** The seller's consent, with which the buyer settles. */
  readonly bySeller: Consent;
}

/**
 * Reads a trade as it stands now, with the deal that settles it and the seller's consent to that.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getTrade } from "tallystick/board";
 *
 * const { state, deal, settleBy } = await getTrade(client, { trade });
 * console.log(state, deal.legs, settleBy);
 */
export async function getTrade(client: Client, parameters: GetTradeParameters): Promise<TradeOnChain> {
  const trade = checkBytes32("trade", parameters.trade);
  const contract = boardContract(client);
  const bySeller = await findConsent(client, trade);
  const [read, now, deal] = await rpc(() =>
    Promise.all([contract.tradeOf(trade), contract.stateOf(trade), contract.dealOf(trade)]),
  );
  const state = wordOf(TRADE_STATES, now);
  const failed = state === "Failed" || (state === "Reported" && !read.settled);
  return {
    trade,
    ask: read.ask,
    state,
    settled: read.settled,
    failing: failed ? wordOf(FAILINGS, read.failing) : null,
    refused: read.refused,
    seller: Number(read.seller),
    buyer: Number(read.buyer),
    operator: Number(read.operator),
    obligor: Number(read.obligor),
    id: read.id,
    amount: read.amount,
    price: read.price,
    deposit: read.deposit,
    documentsBy: Number(read.documentsBy),
    examineBy: Number(read.examineBy),
    settleBy: Number(read.settleBy),
    documents: read.documents,
    deal: dealFrom(deal),
    bySeller,
  };
}
