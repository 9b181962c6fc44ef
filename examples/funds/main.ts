/**
 * A facility is opened and drawn into its purpose account, and a payee is paid out of it, once for one invoice.
 *
 *     npm run hardhat -- run examples/funds/main.ts
 */
import { network } from "hardhat";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { completeDomains } from "../../src/deploy/complete-domains.ts";
import { deployDevelopmentSystem } from "../../src/deploy/development.ts";
import { isTallyError } from "../../src/lib/errors.ts";
import {
  AMOUNT,
  BY_RULE,
  CALENDAR,
  draw,
  list,
  open,
  requestOf,
  termsOf,
} from "../../src/scenarios/entrusted-payment/facility.ts";
import { enrolParties, fund } from "../../src/scenarios/entrusted-payment/parties.ts";
import { publishDays } from "../../src/scenarios/shared/banking-days.ts";
import { chainTime, moveClock } from "../../src/scenarios/shared/chain-clock.ts";
import { getFacility, requestPayment, requestPaymentAndWait } from "../../src/sdk/funds/index.ts";

const { ethers, provider } = await network.create();
const account = (n: number) => developmentWallet(n).connect(ethers.provider);
for (let n = 25; n < 30; n++) {
  await provider.request({ method: "hardhat_setBalance", params: [account(n).address, "0x56bc75e2d63100000"] });
}
const deployment = await deployDevelopmentSystem({ signer: account(0), admin: account(1), network: "example" });
await completeDomains(account(1), deployment);
const keep = () => {};
const openSideChain = () => Promise.reject(new Error("no data is shared here"));
const stage = { url: "", deployment, account, members: new Map(), folder: "", keep, say: keep, openSideChain };

// A bank, a company that borrows, those whom it buys from, with money, a limit and banking days.
const parties = await enrolParties(stage);
const { borrower, seller } = parties;
await publishDays(stage, CALENDAR);
const cash = await fund(stage, parties);

// Two people of each side sign what was agreed; the borrower asks, and the bank pays in.
const facility = await open(deployment, parties, await termsOf(parties, cash));
await draw(deployment, parties, facility, AMOUNT);

// The bank lists whom it pays, and a day passes.
await list(deployment, parties, facility, seller);
await moveClock(ethers.provider, (await chainTime(ethers.provider)) + 86_400);

// Two people of the borrower request; below the threshold the seller is paid at once.
const payment = { facility, payee: seller.maker.address, amount: BY_RULE, invoice: "invoice 17" };
const { paid } = await requestPaymentAndWait(borrower.client, await requestOf(deployment, parties, payment));

// The same invoice is not paid twice.
const again = await requestOf(deployment, parties, payment);
const code = await requestPayment(borrower.client, again).then(
  () => "paid twice",
  (error: unknown) => (isTallyError(error) ? error.code : String(error)),
);
const { unspent } = await getFacility(borrower.client, { facility });
console.log(`paid by rule: ${paid}; the same invoice again: ${code}; ${unspent} unspent`);
