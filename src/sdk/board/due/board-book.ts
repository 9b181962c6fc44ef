import type { StreamedEvent } from "../../core/events/event.ts";
import type { Consent } from "../../settlement/model/consent.ts";
import type { boardContract } from "../contracts.ts";

/** An ask that has not ended, as its events tell it. */
export interface BookedAsk {
  readonly id: string;
  readonly operator: number;
  readonly acceptUntil: number;
  /** Last second for what it waits for: that its claim is there, or that something of it is accepted. */
  until: number;
}

/** A trade that has not ended. */
export interface BookedTrade {
  readonly id: string;
  readonly seller: number;
  readonly buyer: number;
  state: "Matched" | "Presented" | "DocsExchanged";
  bySeller?: Consent;
}

type Event = StreamedEvent<typeof boardContract>;

/** What events tell of the board. */
export class BoardBook {
  readonly #asks = new Map<string, BookedAsk>();
  readonly #trades = new Map<string, BookedTrade>();

  asks(): BookedAsk[] {
    return [...this.#asks.values()];
  }

  trades(): BookedTrade[] {
    return [...this.#trades.values()];
  }

  take(event: Event): void {
    if (event.name === "AskPosted") {
      const { ask: id, operator, terms } = event.args;
      const [commitUntil, acceptUntil] = [Number(terms.commitUntil), Number(terms.acceptUntil)];
      const until = terms.conditional ? commitUntil : acceptUntil;
      this.#asks.set(id, { id, operator: Number(operator), acceptUntil, until });
    } else if (event.name === "AskPerfected") {
      const ask = this.#asks.get(event.args.ask);
      if (ask !== undefined) ask.until = ask.acceptUntil;
    } else if (event.name === "AskMatched" || event.name === "AskWithdrawn" || event.name === "AskLapsed") {
      this.#asks.delete(event.args.ask);
    } else if (event.name === "TradeMatched") {
      const { trade: id, seller, buyer } = event.args;
      this.#trades.set(id, { id, seller: Number(seller), buyer: Number(buyer), state: "Matched" });
    } else if ("trade" in event.args) this.#trade(event);
  }

  #trade(event: Event): void {
    const trade = "trade" in event.args ? this.#trades.get(event.args.trade) : undefined;
    if (trade === undefined) return;
    if (event.name === "SellerConsented") {
      const { party, nonce, signature, checker } = event.args.consent;
      trade.bySeller = { party, nonce, signature, checker };
    } else if (event.name === "DocumentsPresented") trade.state = "Presented";
    else if (event.name === "DocumentsRefused") trade.state = "Matched";
    else if (event.name === "DocumentsSatisfactory") trade.state = "DocsExchanged";
    else this.#trades.delete(trade.id);
  }
}
