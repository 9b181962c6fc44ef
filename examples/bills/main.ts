/**
 * A bill is drawn and accepted, a part of it is endorsed, and the acceptor pays.
 *
 *     npm run hardhat -- run examples/bills/main.ts
 */
import { network } from "hardhat";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { completeDomains } from "../../src/deploy/complete-domains.ts";
import { deployDevelopmentSystem } from "../../src/deploy/development.ts";
import { accept, CALENDAR, draw, termsOf } from "../../src/scenarios/bills-of-exchange/bill.ts";
import { enrolParties, fund } from "../../src/scenarios/bills-of-exchange/parties.ts";
import { noonOf, publishDays } from "../../src/scenarios/shared/banking-days.ts";
import { moveClock } from "../../src/scenarios/shared/chain-clock.ts";
import {
  endorseBillInPartAndWait,
  getBillLot,
  getLotHistory,
  presentBillLotAndWait,
} from "../../src/sdk/bills/index.ts";
import { payObligationAndWait, redeemAndWait } from "../../src/sdk/ledger/index.ts";
import { dayNumber } from "../../src/sdk/settlement/index.ts";

const { ethers, provider } = await network.create();
const account = (n: number) => developmentWallet(n).connect(ethers.provider);
for (let n = 32; n < 38; n++) {
  await provider.request({ method: "hardhat_setBalance", params: [account(n).address, "0x56bc75e2d63100000"] });
}
const deployment = await deployDevelopmentSystem({ signer: account(0), admin: account(1), network: "example" });
await completeDomains(account(1), deployment);
const keep = () => {};
const openSideChain = () => Promise.reject(new Error("no data is shared here"));
const stage = { url: "", deployment, account, members: new Map(), folder: "", keep, say: keep, openSideChain };

// A buyer and its bank, a seller and its supplier, and two banks, with money, a limit and banking days.
const parties = await enrolParties(stage);
const { acceptor, payee, supplier } = parties;
const days = await publishDays(stage, CALENDAR);
const cash = await fund(stage, parties);

// Two people of the drawer draw, two of the bank accept: the payee has a lot of the ledger.
const terms = termsOf(parties, days, cash);
await draw(deployment, parties, terms);
const lot = await accept(deployment, parties, terms);

// A part is endorsed. It has a number, and an endorsement chain, of its own.
const [first, amount, to] = [600_000_00n, 400_000_00n, supplier.maker.address];
const { lot: part } = await endorseBillInPartAndWait(payee.client, { lot, first, amount, to });
const steps = await getLotHistory(supplier.client, { lot: part });

// On the day of maturity it is presented; the bank pays, and the holder has the money.
await moveClock(payee.client.provider, noonOf(days.calendar, dayNumber(terms.maturity)));
await presentBillLotAndWait(supplier.client, { lot: part });
await payObligationAndWait(acceptor.client, { instrument: part, amount });
await redeemAndWait(supplier.client, { instrument: part, holder: to });
const { state } = await getBillLot(supplier.client, { lot: part });
console.log(`${state} on ${terms.maturity}, after ${steps.length} endorsement from organisation ${steps[0]?.from}`);
