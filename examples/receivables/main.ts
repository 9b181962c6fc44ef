/**
 * From an invoice file to money: registered, confirmed by two people of the buyer, bought by a bank.
 *
 *     npm run hardhat -- run examples/receivables/main.ts
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { network } from "hardhat";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { completeDomains } from "../../src/deploy/complete-domains.ts";
import { deployDevelopmentSystem } from "../../src/deploy/development.ts";
import { closers } from "../../src/lib/closers.ts";
import { admitMembers } from "../../src/scenarios/shared/admit-members.ts";
import { publishCalendar } from "../../src/scenarios/supply-chain-finance/banking-days.ts";
import { writeInvoice } from "../../src/scenarios/supply-chain-finance/invoice-file.ts";
import { setFirstLimit } from "../../src/scenarios/supply-chain-finance/limits.ts";
import { openMoney, payIn } from "../../src/scenarios/supply-chain-finance/money.ts";
import { yuan } from "../../src/scenarios/shared/yuan.ts";
import { approve, enrolParties } from "../../src/scenarios/supply-chain-finance/parties.ts";
import { startRegistrar } from "../../src/scenarios/supply-chain-finance/registrar.ts";
import { connectAll } from "../../src/sdk/all.ts";
import { signConfirmation } from "../../src/sdk/receivables/index.ts";
import { dateText, signDeal } from "../../src/sdk/settlement/index.ts";
import { sellInvoice } from "./sell-invoice.ts";

const { ethers, provider } = await network.create();
const account = (n: number) => developmentWallet(n).connect(ethers.provider);
await provider.request({ method: "hardhat_setBalance", params: [account(20).address, "0x56bc75e2d63100000"] });
const deployment = await deployDevelopmentSystem({ signer: account(0), admin: account(1), network: "example" });
await completeDomains(account(1), deployment);
const [opened, folder, say] = [closers(), mkdtempSync(join(tmpdir(), "receivables-")), () => {}];
const members = await admitMembers({ account, deployment, say });
const keep = (close: () => Promise<unknown>) => opened.add("the registrar", close);
const openSideChain = () => Promise.reject(new Error("no data is shared here"));
const stage = { url: "", deployment, account, members, folder, keep, say, openSideChain };

// Who takes part, whose banking days count, whose money it is, and what each risks.
const { steel, harbour, forge, north } = await enrolParties(stage);
const client = await connectAll({ signer: forge.maker, deployment });
const days = await publishCalendar(stage);
const money = await openMoney(north);
await payIn(money, harbour, 200_000_00n);
await setFirstLimit(stage, steel, { counterparty: steel, kind: "UNDERTAKING", cap: 200_000_00n });
await setFirstLimit(stage, harbour, { counterparty: steel, kind: "OBLIGOR_RISK", cap: 200_000_00n });
const registrar = await startRegistrar(stage, client);

const file = join(folder, "invoice.xml");
const [seller, buyer] = [
  { name: forge.name, gln: "9520000000059" },
  { name: steel.name, gln: "9520000000066" },
];
const dates = { issueDate: dateText(days.today), dueDate: dateText(days.due) };
writeInvoice(file, { number: "LF-2031/87", ...dates, payable: "100000.00", seller, buyer });

const deadline = ((await ethers.provider.getBlock("latest"))?.timestamp ?? 0) + 3_600;
const { Instruments } = deployment.contracts;
const received = await sellInvoice(
  readFileSync(file),
  {
    client,
    signer: forge.maker,
    parties: { seller: forge.org, buyer: steel.org },
    keysOf: registrar.keysFor(forge),
    cash: money.cash,
    calendar: days.calendar.name,
    deadline,
  },
  {
    confirm: (confirmation) => approve(steel, (signer) => signConfirmation(signer, deployment, confirmation)),
    async quote(id) {
      const units = { asset: Instruments?.address ?? "", id, from: forge.account, to: harbour.account };
      const price = { asset: money.cash, from: harbour.account, to: forge.account, amount: 99_351_11n };
      const deal = { legs: [{ ...units, amount: 100_000_00n }, price], deadline };
      const signature = await signDeal(harbour.maker, deployment, deal, 1n);
      return { deal, consent: { party: harbour.account, nonce: 1n, signature } };
    },
  },
);
await opened.close();
rmSync(folder, { recursive: true, force: true });
console.log(`${forge.name} has ${yuan(received)} for an invoice of 100 000.00`);
