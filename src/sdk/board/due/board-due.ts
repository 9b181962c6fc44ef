import type { Client } from "../../core/client.ts";
import { type BlockTime, bindAct, type Due, type DueSource } from "../../core/due/due.ts";
import { joined, listEach } from "../../core/due/list-each.ts";
import { memo } from "../../core/due/memo.ts";
import type { StreamedEvent } from "../../core/events/event.ts";
import { boardContract } from "../contracts.ts";
import { FAIL } from "./acts.ts";
import { BoardBook, type BookedAsk, type BookedTrade } from "./board-book.ts";

/** The clocks of a trade, which follow from the day of the match. */
interface Clocks {
  readonly documentsBy: number;
  readonly examineBy: number;
  readonly settleBy: number;
}

/** What falls due on the board: asks, documents, their examination, payment. */
export const boardDue: DueSource = {
  domain: "board",
  contracts: [boardContract],
  kinds: { "board.ask": false, "board.documents": true, "board.examination": false, "board.payment": true },
  open(client) {
    const [book, clocks] = [new BoardBook(), memo<Clocks>()];
    return {
      take: (event) => book.take(event as StreamedEvent<typeof boardContract>),
      async list(at) {
        const trades = await listEach(
          book.trades(),
          ({ id }) => id,
          async (trade) => tradeDues(trade, await clocks(trade.id, 0, () => readClocks(client, at, trade.id)), at),
        );
        return joined([{ dues: book.asks().map(askDue), unreadable: [] }, trades]);
      },
    };
  },
};

async function readClocks(client: Client, { block }: BlockTime, id: string): Promise<Clocks> {
  const read = await boardContract(client).tradeOf(id, { blockTag: block });
  return {
    documentsBy: Number(read.documentsBy),
    examineBy: Number(read.examineBy),
    settleBy: Number(read.settleBy),
  };
}

/** Only who knows what the ask hides can free it. */
function askDue({ id: subject, operator, until }: BookedAsk): Due {
  const outcome = "nothing of it is accepted any more: its seller frees what is reserved";
  return { kind: "board.ask", subject, orgs: [operator], dueAt: until + 1, outcome };
}

function tradeDues({ id: subject, seller, buyer, state, bySeller }: BookedTrade, clocks: Clocks, at: BlockTime): Due[] {
  if (state === "Matched") {
    const outcome = "the trade fails: the seller brought no documents, or none that the buyer took";
    const act = bindAct(FAIL, { trade: subject });
    return [{ kind: "board.documents", subject, orgs: [seller], dueAt: clocks.documentsBy + 1, outcome, act }];
  }
  if (state === "Presented" && at.time <= clocks.examineBy) {
    const outcome = "the documents are satisfactory, and the buyer pays";
    return [{ kind: "board.examination", subject, orgs: [buyer], dueAt: clocks.examineBy + 1, outcome }];
  }
  const outcome = "the trade fails: what the buyer put down goes to the seller, unless that one kept it from paying";
  const act = bindAct(FAIL, bySeller === undefined ? { trade: subject } : { trade: subject, bySeller });
  return [{ kind: "board.payment", subject, orgs: [buyer], dueAt: clocks.settleBy + 1, outcome, act }];
}
