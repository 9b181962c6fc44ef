/** What falls due on the board in a crash run of a keeper. */
import { id } from "ethers";
import { boardContract } from "../../src/sdk/board/contracts.ts";
import { quoteHash } from "../../src/sdk/board/model/quote.ts";
import { lettersOfCreditContract } from "../../src/sdk/credits/contracts.ts";
import { type BoardSystem, openBoard } from "../../src/testing/board.ts";
import type { TestSystem } from "../../src/testing/system.ts";
import { type Expected, told } from "./keeper-expected.ts";

const DAY = 86_400;
const PRICE = 980_000n;

/** Of `each` trades the seller brings no documents, and of as many the buyer neither examines them nor pays. All fail within thirty days. */
export async function makeBoardDue(
  { ethers, deployment, deployer: relayer }: TestSystem,
  each: number,
): Promise<readonly Expected[]> {
  const on = await openBoard({ ethers, deployment, relayer });
  const trades = await matched(on, 2 * each);
  const [bare, unpaid] = [trades.slice(0, each), trades.slice(each)];
  for (const trade of unpaid) {
    await on.seller.client.board.presentTradeDocumentsAndWait({ trade, documents: id("documents") });
  }
  const failures = (what: string, subjects: readonly string[]): Expected => ({
    what,
    subjects,
    async find(client) {
      const contract = boardContract(client);
      const found = await contract.queryFilter(contract.filters.TradeFailed());
      return told(found, ({ trade }) => trade).filter(({ subject }) => subjects.includes(subject));
    },
  });
  const credits = (await on.relay.credits.listCredits())
    .filter(({ terms }) => terms.issuer === on.obligor.org)
    .map(({ credit }) => credit);
  return [
    failures("failure of a trade without documents", bare),
    failures("failure of a trade without payment", unpaid),
    {
      what: "expiry of a credit of which the claim was offered",
      subjects: credits,
      async find(client) {
        const contract = lettersOfCreditContract(client);
        const found = await contract.queryFilter(contract.filters.CreditClosed());
        return told(found, ({ credit }) => credit).filter(({ subject }) => credits.includes(subject));
      },
    },
  ];
}

/** Trades that were matched on one day. */
async function matched(on: BoardSystem, many: number): Promise<string[]> {
  const quoted = [];
  for (let n = 0; n < many; n++) {
    // A deposit of a thousandth: both sides put little down.
    const offer = await on.posted({ depositBps: 10 });
    const quote = on.quote(on.buyer, offer, PRICE);
    const { board } = on.buyer.client;
    await board.commitQuoteAndWait({ ask: offer.id, hash: quoteHash(quote), expiry: quote.expiry });
    quoted.push({ offer, quote });
  }
  await on.pass(DAY + 1);
  const trades: string[] = [];
  for (const { offer, quote } of quoted) {
    await on.buyer.client.board.revealQuoteAndWait({ ask: offer.id, sealed: id("sealed") });
    trades.push(await on.accept(offer, quote, on.buyer));
  }
  return trades;
}
