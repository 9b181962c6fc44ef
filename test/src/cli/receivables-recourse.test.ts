import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll, type FullClient } from "../../../src/sdk/all.ts";
import { completeReceivable } from "../../../src/sdk/receivables/model/receivable.ts";
import { signCashIssue } from "../../../src/sdk/settlement/model/cash-issue.ts";
import { signDeal } from "../../../src/sdk/settlement/model/consent.ts";
import { dateText } from "../../../src/sdk/settlement/model/dates.ts";
import type { LimitKind } from "../../../src/sdk/settlement/model/limit-kind.ts";
import { signLimitSetting } from "../../../src/sdk/settlement/model/limit-setting.ts";
import { commands, type Printed, type ServedSystem, servedSystem } from "../../../src/testing/command-line.ts";
import { CALENDAR, foundSupplyChain } from "../../../src/testing/receivables.ts";

const [BANK, BUYER, SUPPLIER, SMITH, RIVAL] = [0, 1, 2, 3, 4];
const maker = (party: number) => 2 * party + 1;
const checker = (party: number) => 2 * party + 2;

describe("tally receivable: consent, expiry, recourse, and pledges to who is expelled", () => {
  let system: ServedSystem;
  let cash: string;
  let clients: FullClient[];
  let nonce = 0n;
  const as = (party: number) => commands(system, maker(party));
  const client = (party: number) => clients[party] as FullClient;
  const signer = (account: number) => developmentWallet(account).connect(system.client.provider);
  const address = (party: number) => developmentWallet(maker(party)).address;
  const keyFile = (party: number) => join(system.folder, `checker-${party}`);

  before(async () => {
    system = await servedSystem();
    const { deployment } = system.client;
    cash = await foundSupplyChain(deployment, (i) => ({ signer: signer(maker(i)), checker: signer(checker(i)) }));
    clients = await Promise.all([0, 1, 2, 3, 4].map((i) => connectAll({ signer: signer(maker(i)), deployment })));
    for (const i of [BANK, BUYER]) writeFileSync(keyFile(i), developmentWallet(checker(i)).privateKey, { mode: 0o600 });
    await limit(BUYER, 2, "UNDERTAKING");
    await limit(BANK, 2, "OBLIGOR_RISK");
    await limit(BANK, 3, "SELLER_RISK");
    await fund(BANK, 500_000n);
  });
  after(() => system.close());

  const now = async () => (await system.client.provider.getBlock("latest"))?.timestamp ?? 0;
  const deadline = async () => BigInt((await now()) + 86_400);
  const approve = async (party: number, sign: (account: ReturnType<typeof signer>) => Promise<string>) => ({
    maker: await sign(signer(maker(party))),
    checker: await sign(signer(checker(party))),
  });
  async function limit(party: number, counterparty: number, kind: LimitKind) {
    const parties = { principal: party + 1, counterparty, kind };
    const setting = { ...parties, cap: 1_000_000n, version: 1, deadline: await deadline() };
    const approval = await approve(party, (account) => signLimitSetting(account, system.client.deployment, setting));
    await client(party).limits.setCreditLimitAndWait({ setting, approval });
  }
  async function fund(party: number, amount: bigint) {
    const at = await client(BANK).cash.getCash({ bank: 1, currency: "CNY" });
    const issue = { to: address(party), amount, ref: id(`${party} ${amount}`), deadline: await deadline() };
    const approval = await approve(BANK, (account) => signCashIssue(account, at, issue));
    await client(BANK).cash.issueCashAndWait({ cash, issue, approval });
  }
  const pass = (days: number) => system.pass(days * 86_400);
  /** What the buyer owes the supplier: 1000.00 in 90 days. */
  async function registered(by: number, number: string): Promise<string> {
    const dueDate = dateText(Math.floor((await now()) / 86_400) + 90);
    const debt = {
      creditor: 3,
      holder: address(SUPPLIER),
      obligor: 2,
      face: 100_000n,
      cash,
      calendar: CALENDAR,
      dueDate,
    };
    const named = { documents: id(`documents ${number}`), keys: [id(`key ${number}`)], salt: id(number) };
    const terms = completeReceivable({ ...debt, ...named, graceDays: 2, lateRate: 1_000 });
    const done = await client(by).receivables.registerReceivablesAndWait({ receivables: [terms] });
    return done.registered[0]?.receivable ?? "";
  }
  async function confirmed(number: string): Promise<string> {
    const receivable = await registered(SUPPLIER, number);
    const expires = new Date(((await now()) + 3_600) * 1_000).toISOString().slice(0, 16).concat("Z");
    const deadline = ["--deadline", expires];
    await as(BUYER).done("receivable", "confirm", receivable, "--checker-key-file", keyFile(BUYER), ...deadline);
    return receivable;
  }
  /** 400.00 of it, sold to the bank with recourse for 390.00; the sale's id. */
  async function sold(receivable: string): Promise<string> {
    const { deployment } = system.client;
    const { instrument } = await client(SUPPLIER).receivables.getReceivable({ receivable });
    const [seller, buyer] = [address(SUPPLIER), address(BANK)];
    const ledger = deployment.contracts.Instruments?.address ?? "";
    const units = { asset: ledger, id: instrument, from: seller, to: buyer, amount: 40_000n };
    const price = { asset: cash, from: buyer, to: seller, amount: 39_000n };
    const deal = { legs: [units, price], ref: id(receivable), recourse: true, deadline: await deadline() };
    const consents = [];
    for (const party of [SUPPLIER, BANK]) {
      const signature = await signDeal(signer(maker(party)), deployment, deal, ++nonce);
      consents.push({ party: address(party), nonce, signature });
    }
    await client(SMITH).deals.settleAndWait({ deal, consents });
    const { sales } = await as(SMITH).done("receivable", "recourse", "list", "--receivable", receivable);
    return String((sales as Printed[])[0]?.sale);
  }
  const stateOf = async (receivable: string) =>
    ((await as(SMITH).done("receivable", "recourse", "list", "--receivable", receivable)).sales as Printed[])[0];

  it("agrees as creditor to what the obligor registered", async () => {
    const [first, second] = [await registered(BUYER, "C-1"), await registered(BUYER, "C-2")];
    const { receivables } = await as(SUPPLIER).done("receivable", "consent", first, second);
    expect(receivables).to.deep.equal([first, second]);
    expect(await as(SMITH).done("receivable", "show", first)).to.deep.include({ consented: true });
    expect(await as(BUYER).fails("receivable", "consent", first)).to.equal("1 Receivables_NotParty");
  });

  it("ends what nobody confirmed in time", async () => {
    const [first, second] = [await registered(SUPPLIER, "E-1"), await registered(SUPPLIER, "E-2")];
    expect(await as(SMITH).fails("receivable", "expire", first)).to.equal("1 Receivables_NotExpired");
    await pass(31);
    const { ended } = await as(SMITH).done("receivable", "expire", first);
    expect((ended as Printed[]).map(({ receivable, state }) => [receivable, state])).to.deep.equal([
      [first, "Expired"],
    ]);
    const rest = await as(SMITH).done("receivable", "expire", first, second);
    expect((rest.ended as Printed[]).map(({ receivable }) => receivable)).to.deep.equal([second]);
  });

  it("gives recourse up by two people of the buyer", async () => {
    const receivable = await confirmed("W-1");
    const sale = await sold(receivable);
    expect(await as(BANK).fails("receivable", "recourse", "waive", sale)).to.equal("1 USAGE");
    const expires = ["--deadline", new Date(((await now()) + 3_600) * 1_000).toISOString().slice(0, 16).concat("Z")];
    const waive = ["receivable", "recourse", "waive", sale, ...expires, "--checker-key-file"];
    expect(await as(RIVAL).fails(...waive, keyFile(BANK))).to.equal("1 Members_DifferentOrganisations");
    expect(await as(BANK).done(...waive, keyFile(BANK))).to.deep.include({ sale, buyer: 1 });
    expect(await stateOf(receivable)).to.deep.include({ recourseState: "Ended" });
    expect(await as(BANK).fails(...waive, keyFile(BANK))).to.equal("1 Recourses_NotOpen");
  });

  it("claims from the seller, who pays with late interest, and ends", async () => {
    const receivable = await confirmed("R-1");
    const sale = await sold(receivable);
    await pass(97);
    await as(SMITH).done("receivable", "overdue", receivable);
    await pass(31);
    await as(BANK).done("receivable", "default", receivable);
    const claimed = await as(BANK).done("receivable", "recourse", "claim", sale);
    expect(claimed).to.deep.include({ sale, seller: address(SUPPLIER), buyer: address(BANK), amount: "40000" });
    expect(await as(SMITH).fails("receivable", "recourse", "end", sale)).to.equal("1 Recourses_NotOpen");

    await fund(SUPPLIER, 10_000n);
    const part = await as(SUPPLIER).done("receivable", "recourse", "pay", sale, "300");
    expect(part).to.deep.include({ sale, payer: address(SUPPLIER), amount: "30000" });
    expect(Number(part.price)).to.be.greaterThan(30_000);
    expect(await stateOf(receivable)).to.deep.include({ recourseState: "Claimed", open: "10000" });
    expect(await as(SUPPLIER).fails("receivable", "recourse", "pay", sale, "100.01")).to.equal(
      "1 Recourses_MoreThanOwed",
    );
    await as(SUPPLIER).done("receivable", "recourse", "pay", sale, "100");
    expect(await as(SMITH).done("receivable", "recourse", "end", sale)).to.deep.include({ sale, ended: true });
    expect(await as(SMITH).done("receivable", "recourse", "end", sale)).to.deep.include({ sale, ended: false });
  });

  it("gives back by a vote what is pledged to an expelled bank", async () => {
    const receivable = await granted();
    const ref = id("loan");
    const until = ["--enforceable-from", "2020-01-01", "--ref", ref, "--amount", "200"];
    await as(SUPPLIER).done("receivable", "pledge", receivable, "--to", "5", ...until);
    await vote([BANK, BUYER, SUPPLIER, SMITH], "standing", "5", "Expelled");
    const lien = [receivable, "--owner", address(SUPPLIER), "--ref", ref, "--amount", "200"];
    await vote([BANK, BUYER, SUPPLIER], "release-lien", ...lien, "--pledgee", "5");
    const { instrument } = await client(SUPPLIER).receivables.getReceivable({ receivable });
    const held = await client(SMITH).units.getHolding({ instrument, holder: address(SUPPLIER) });
    expect(held).to.deep.include({ balance: 100_000n, pledged: 0n, free: 100_000n });
  });

  /** As `confirmed`, after the buyer's default: its two people set its limit anew. */
  async function granted(): Promise<string> {
    const parties = { principal: 2, counterparty: 2, kind: "UNDERTAKING" } as const;
    const { version } = await client(BUYER).limits.getCreditLimit(parties);
    const setting = { ...parties, cap: 2_000_000n, version: version + 1, deadline: await deadline() };
    const approval = await approve(BUYER, (account) => signLimitSetting(account, system.client.deployment, setting));
    await client(BUYER).limits.setCreditLimitAndWait({ setting, approval });
    return confirmed("L-1");
  }
  /** @param voters A majority: a vote that cannot turn out otherwise is over. */
  async function vote(voters: readonly number[], ...proposal: string[]) {
    const { proposalId } = await as(BANK).done("council", "propose", ...proposal);
    const which = String(proposalId);
    for (const party of voters) await as(party).done("council", "vote", which, "for");
    await as(BANK).done("council", "queue", which);
    await as(BANK).done("council", "execute", which);
  }
});
