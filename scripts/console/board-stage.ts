/** Asks in each stage, beside the one that the scenario settles: months later, by the same parties. */
import { id } from "ethers";
import { acceptedClaim, CALENDAR, presentedClaim } from "../../src/scenarios/claims-board/claim.ts";
import { CAST, type Parties } from "../../src/scenarios/claims-board/parties.ts";
import { chainTime, moveClock } from "../../src/scenarios/shared/chain-clock.ts";
import type { Stage } from "../../src/scenarios/shared/scenario.ts";
import { approve, type Party } from "../../src/scenarios/shared/two-people.ts";
import { acceptQuoteAndWait } from "../../src/sdk/board/actions/accept-quote.ts";
import { commitQuoteAndWait } from "../../src/sdk/board/actions/commit-quote.ts";
import { failTradeAndWait } from "../../src/sdk/board/actions/fail-trade.ts";
import { getTradeDeal } from "../../src/sdk/board/actions/get-trade-deal.ts";
import { payTradeDepositAndWait } from "../../src/sdk/board/actions/pay-trade-deposit.ts";
import { postAskAndWait } from "../../src/sdk/board/actions/post-ask.ts";
import { presentTradeDocumentsAndWait } from "../../src/sdk/board/actions/present-trade-documents.ts";
import { revealQuoteAndWait } from "../../src/sdk/board/actions/reveal-quote.ts";
import { withdrawAskAndWait } from "../../src/sdk/board/actions/withdraw-ask.ts";
import { boardContract } from "../../src/sdk/board/contracts.ts";
import { type Ask, askId, completeAsk } from "../../src/sdk/board/model/ask.ts";
import { completeHolding, type Holding, holdingHash, reservationRef } from "../../src/sdk/board/model/holding.ts";
import { completeQuote, type Quote, quoteHash } from "../../src/sdk/board/model/quote.ts";
import { signBoardAct } from "../../src/sdk/board/model/signatures.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { pledgeUnitsAndWait } from "../../src/sdk/ledger/actions/liens/pledge-units.ts";
import { getAccount } from "../../src/sdk/members/actions/members/get-account.ts";
import { approveCashAndWait } from "../../src/sdk/settlement/actions/cash/approve-cash.ts";
import { getCash } from "../../src/sdk/settlement/actions/cash/get-cash.ts";
import { signDeal } from "../../src/sdk/settlement/model/consent.ts";

interface Offer {
  readonly ask: Ask;
  readonly holding: Holding;
  readonly id: string;
}

type Place = Pick<Stage, "account" | "deployment">;

const DAY = 86_400;
/** The calendar is so many seconds ahead of UTC. */
const OFFSET = 28_800;
const FACE = 200_000_00n;
const DEPOSIT = 10_000_00n;

async function partiesOf({ account, deployment }: Place): Promise<Parties> {
  const found = Object.entries(CAST).map(async ([part, { name, account: first, checker }]) => {
    const maker = account(first);
    const client = await connect({ signer: maker, deployment });
    const { org } = await getAccount(client, { account: maker.address });
    return [part, { name, org, client, maker, checker: account(checker) }] as const;
  });
  return Object.fromEntries(await Promise.all(found)) as unknown as Parties;
}

/** One ask fails, one is examined, one is opened, one takes quotes, one waits for its claim, one was withdrawn. */
export async function playBoard(stage: Place): Promise<void> {
  const { deployment } = stage;
  const parties = await partiesOf(stage);
  const { association, issuer, exporter, buyer, rival } = parties;
  const { provider } = exporter.client;
  const { address: cash } = await getCash(issuer.client, { bank: issuer.org, currency: "CNY" });
  const spender = String(boardContract(exporter.client).target);
  await approveCashAndWait(exporter.client, { cash, spender, amount: DEPOSIT });
  await payTradeDepositAndWait(exporter.client, { cash, amount: DEPOSIT });
  const now = () => chainTime(provider);
  const today = async () => ({ today: Math.floor(((await now()) + OFFSET) / DAY) });
  const claim = async (what: string) => acceptedClaim(deployment, parties, await today(), cash, { what, amount: FACE });

  const offer = async (of: bigint, changes: Partial<Ask> = {}): Promise<Offer> => {
    const time = await now();
    const holding = completeHolding({ id: of, account: exporter.maker.address, amount: FACE });
    const ask = completeAsk({
      operator: association.org,
      asset: "CreditClaim",
      secondary: false,
      obligor: issuer.org,
      cash,
      maturityFrom: time + 60 * DAY,
      maturityTo: time + 140 * DAY,
      amountFrom: 100_000_00n,
      amountTo: 500_000_00n,
      commitUntil: time + DAY,
      acceptUntil: time + 6 * DAY,
      calendar: CALENDAR,
      key: id(`key of ${of} at ${time}`),
      conditions: id("URF 800; acceptance advice"),
      holding: holdingHash(holding),
      ...changes,
    });
    const offered = { ask, holding, id: askId(ask) };
    if (!ask.conditional) {
      const pledge = { instrument: of, pledgee: association.org, amount: FACE };
      const ref = reservationRef(offered.id, holding.salt);
      await pledgeUnitsAndWait(exporter.client, { ...pledge, ref, enforceableFrom: ask.maturityTo });
    }
    const approval = await approve(exporter, (signer) => signBoardAct(signer, deployment, "post", ask));
    await postAskAndWait(association.client, { ask, holding, approval });
    return offered;
  };
  const commit = async (by: Party, { id: ask, ask: { acceptUntil: expiry } }: Offer, price: bigint): Promise<Quote> => {
    const terms = { ask, bidder: by.org, account: by.maker.address, amount: FACE, price, expiry };
    const quote = completeQuote({ ...terms, method: "DiscountToYield", rate: 52_500 });
    await commitQuoteAndWait(by.client, { ask, hash: quoteHash(quote), expiry });
    return quote;
  };
  const open = (by: Party, { id: ask }: Offer) =>
    revealQuoteAndWait(by.client, { ask, sealed: id(`${ask} ${by.org}`) });
  let nonce = 100n;
  const accept = async ({ ask, holding }: Offer, quote: Quote) => {
    nonce++;
    const match = { ask, holding, quote };
    const deal = await getTradeDeal(exporter.client, match);
    const signature = await signDeal(exporter.maker, deployment, deal, nonce);
    const consent = { party: exporter.maker.address, nonce, signature };
    const byBidder = await approve(buyer, (signer) => signBoardAct(signer, deployment, "quote", quote));
    return (await acceptQuoteAndWait(exporter.client, { ...match, byBidder, consent })).trade;
  };
  const nextDay = async () => moveClock(provider, (await now()) + DAY + 1);

  const lost = await offer(await claim("lathes"));
  const first = await commit(buyer, lost, 195_000_00n);
  await nextDay();
  await open(buyer, lost);
  const failed = await accept(lost, first);
  await moveClock(provider, (await now()) + 20 * DAY);
  await failTradeAndWait(buyer.client, { trade: failed });

  const withdrawn = await offer(lost.holding.id, { conditions: id("withdrawn") });
  await withdrawAskAndWait(exporter.client, withdrawn);
  const [examined, opened] = [await offer(lost.holding.id), await offer(await claim("presses"))];
  const second = await commit(buyer, examined, 196_000_00n);
  for (const by of [buyer, rival]) await commit(by, opened, 194_000_00n);
  await nextDay();
  await open(buyer, examined);
  await open(buyer, opened);
  const trade = await accept(examined, second);
  await presentTradeDocumentsAndWait(exporter.client, { trade, documents: id("acceptance advice") });

  const quoted = await offer(await claim("drills"));
  await commit(rival, quoted, 193_000_00n);
  const coming = await presentedClaim(deployment, parties, await today(), cash, { what: "saws", amount: FACE });
  await offer(coming.claim, { conditional: true });
}
