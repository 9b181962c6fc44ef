/** What falls due under facilities in a crash run of a keeper. */
import { id } from "ethers";
import { purposeAccountsContract } from "../../src/sdk/funds/contracts.ts";
import { signDeal } from "../../src/sdk/settlement/model/consent.ts";
import { type FundsSystem, openFunds } from "../../src/testing/funds.ts";
import type { TestSystem } from "../../src/testing/system.ts";
import { type Expected, told } from "./keeper-expected.ts";

const DAY = 86_400;
/** Money that nobody returns before the end of the run. */
const LONG = 400 * DAY;

/**
 * Under `each` facilities a request waits, a payment was given back by a deal, and a breach runs; of as many the time of use is over. All are due 90 days
 * later.
 */
export async function makeFundsDue(
  { ethers, deployment, deployer: relayer }: TestSystem,
  each: number,
): Promise<readonly Expected[]> {
  const on = await openFunds({ ethers, deployment, relayer });
  const [frozen, waiting, back, returned]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (let n = 0; n < each; n++) {
    const used = (await on.now()) + LONG;
    const facility = await on.openDrawn({ cooling: 0, drawUntil: used, useBy: used });
    const { payment } = await on.bring(await on.request(facility));
    await giveBackByDeal(on, payment, BigInt(n + 1));
    back.push(payment);
    waiting.push((await on.bring(await on.request(facility, { amount: 200_000n }))).payment);
    const breach = { facility, evidence: id("covenant") };
    const signed = await on.signNext(on.lender, "breach", breach);
    await on.relay.funds.declareBreachAndWait({ ...breach, ...signed });
    frozen.push(facility);
    const over = (await on.now()) + DAY;
    returned.push(await on.openDrawn({ cooling: 0, drawUntil: over, useBy: over }));
  }
  return [
    {
      what: "end of a request",
      subjects: waiting,
      async find(client) {
        const contract = purposeAccountsContract(client);
        return told(await contract.queryFilter(contract.filters.PaymentLapsed()), ({ request }) => request);
      },
    },
    {
      what: "booking of what came back",
      subjects: back,
      async find(client) {
        const contract = purposeAccountsContract(client);
        return told(await contract.queryFilter(contract.filters.PaymentReturned()), ({ request }) => request);
      },
    },
    {
      what: "freeze of a facility",
      subjects: frozen,
      async find(client) {
        const contract = purposeAccountsContract(client);
        return told(await contract.queryFilter(contract.filters.FacilityFrozen()), ({ facility }) => facility);
      },
    },
    {
      what: "return of what is unspent",
      subjects: returned,
      async find(client) {
        const contract = purposeAccountsContract(client);
        return told(await contract.queryFilter(contract.filters.UnspentReturned()), ({ facility }) => facility);
      },
    },
  ];
}

async function giveBackByDeal(on: FundsSystem, payment: string, nonce: bigint): Promise<void> {
  const from = on.payee.maker.address;
  const to = String(purposeAccountsContract(on.relay).target);
  const leg = { asset: on.cash, id: BigInt(payment), from, to, amount: 100_000n };
  const deal = { legs: [leg], ref: id("given back"), recourse: false, deadline: (await on.now()) + DAY };
  const signature = await signDeal(on.payee.maker, on.deployment, deal, nonce);
  await on.relay.deals.settleAndWait({ deal, consents: [{ party: from, nonce, signature }] });
}
