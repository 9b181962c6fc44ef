import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll } from "../../../src/sdk/all.ts";
import { cycleTermsJson, obligationsJson } from "../../../src/sdk/clearing/model/messages.ts";
import { signCashIssue } from "../../../src/sdk/settlement/model/cash-issue.ts";
import { commands, type ServedSystem, servedSystem } from "../../../src/testing/command-line.ts";
import { foundSupplyChain } from "../../../src/testing/receivables.ts";

/** Organisations that are banks, and the accounts of their makers; a checker has the number after. */
const BANKS = [
  { org: 1, account: 1 },
  { org: 5, account: 9 },
] as const;

describe("tally clear", function () {
  this.timeout(120_000);
  let system: ServedSystem;
  let cash: string;
  let number = 0n;
  let at: (name: string) => string;
  const as = (bank: 0 | 1) => commands(system, BANKS[bank].account);

  before(async () => {
    system = await servedSystem();
    at = (name) => join(system.folder, name);
    const { provider, deployment } = system.client;
    const signer = (i: number) => developmentWallet(i).connect(provider);
    cash = await foundSupplyChain(deployment, (i) => ({ signer: signer(2 * i + 1), checker: signer(2 * i + 2) }));
    const issuer = await connectAll({ signer: signer(1), deployment });
    const money = await issuer.cash.getCash({ bank: 1, currency: "CNY" });
    for (const { org, account } of BANKS) {
      const deadline = (await now()) + 86_400;
      const issue = { to: signer(account).address, amount: 100_000n, ref: id(`clears ${org}`), deadline };
      const approval = { maker: await signCashIssue(signer(1), money, issue), checker: "" };
      approval.checker = await signCashIssue(signer(2), money, issue);
      await issuer.cash.issueCashAndWait({ cash, issue, approval });
      writeFileSync(at(`checker-${org}`), developmentWallet(account + 1).privateKey, { mode: 0o600 });
    }
  });
  after(() => system.close());

  const now = async () => (await system.client.provider.getBlock("latest"))?.timestamp ?? 0;
  const file = (name: string, text: string) => {
    writeFileSync(at(name), text);
    return at(name);
  };
  const two = (bank: 0 | 1) => ["--checker-key-file", at(`checker-${BANKS[bank].org}`)];

  /** Opens a cycle, and both join; gives its id. */
  async function start(fund: bigint): Promise<string> {
    const time = await now();
    const members = BANKS.map(({ org: bank, account }) => {
      return { bank, account: developmentWallet(account).address, netDebitCap: 50_000n, collateral: 0n, fund };
    });
    const times = { closesAt: time + 3_600, fundedBy: time + 7_200, topUp: 600 };
    const terms = file("terms.json", cycleTermsJson({ operator: 1, cash, number: ++number, ...times, members }));
    const { cycle } = await as(0).done("clear", "open", terms);
    await as(0).done("clear", "sign", terms, ...two(0), "--out", at("joins-0"));
    await as(1).done("clear", "sign", terms, ...two(1), "--out", at("joins-1"));
    expect((await as(1).done("clear", "join", terms, at("joins-0"), at("joins-1"))).joined).to.deep.equal([1, 5]);
    return String(cycle);
  }

  /** The first bank owes the second an amount. */
  async function owe(cycle: string, amount: bigint, of: bigint): Promise<void> {
    const obligations = file("owed.json", obligationsJson([{ debtor: 1, creditor: 5, amount, number: of }]));
    for (const bank of [0, 1] as const) {
      await as(bank).done("clear", "confirm", cycle, obligations, ...two(bank), "--out", at(`confirms-${bank}`));
    }
    const signed = [at("confirms-0"), at("confirms-1")];
    expect(await as(1).done("clear", "submit", cycle, obligations, ...signed)).to.include({ count: 1 });
  }

  it("goes from deposits to settlement", async () => {
    for (const bank of [0, 1] as const) await as(bank).done("clear", "deposit", "fund", "100.00", "--cash", cash);
    const cycle = await start(10_000n);
    await owe(cycle, 12_345n, 1n);
    expect(await as(0).fails("clear", "net", cycle)).to.equal("1 Clearing_WrongState");
    await system.pass(3_601);
    const netted = await as(1).done("clear", "net", cycle);
    expect(netted).to.include({ gross: "12345", settle: "12345", covered: true });
    expect(await as(1).fails("clear", "fund", cycle)).to.equal("1 Clearing_NothingDue");
    expect(await as(0).done("clear", "fund", cycle)).to.include({ bank: 1, amount: "12345" });
    await as(1).done("clear", "settle", cycle);
    const shown = await as(1).done("clear", "show", cycle);
    expect(shown).to.include({ state: "Settled", gross: "12345" });
    expect((await as(1).done("clear", "list")).cycles).to.have.length(1);
    // By messages: what was settled goes out, and the next obligations come in.
    const banks = file(
      "banks.json",
      JSON.stringify([
        { bank: 1, bic: "FORDCNSH" },
        { bank: 5, bic: "LAKECNBJ" },
      ]),
    );
    expect(await as(1).done("clear", "export", cycle, "--banks", banks, "--out", at("settled.xml"))).to.include({
      count: 1,
    });
    const settled = readFileSync(at("settled.xml"), "utf8");
    const taken = await as(1).done(
      "clear",
      "import",
      cycle,
      at("settled.xml"),
      "--banks",
      banks,
      "--out",
      at("next.json"),
    );
    expect(settled).to.include(`<Ustrd>cycle ${cycle}</Ustrd>`);
    expect(taken).to.include({ count: 1 });
    const [next] = JSON.parse(readFileSync(at("next.json"), "utf8"));
    expect(next).to.deep.equal({ debtor: 1, creditor: 5, amount: "12345", number: "2" });
    const stranger = file("strangers.json", JSON.stringify([{ bank: 1, bic: "FORDCNSH" }]));
    const asked = ["clear", "export", cycle, "--banks", stranger, "--out", at("none.xml")] as const;
    expect(await as(1).fails(...asked)).to.equal("1 PACS_FIELD_INVALID");
    expect(await as(1).done("clear", "withdraw", "fund", "100.00", "--cash", cash)).to.include({ bank: 5 });
    await as(1).done("clear", "deposit", "fund", "100.00", "--cash", cash);
  });

  it("goes on after a bank did not pay, and repays whose share did", async () => {
    const cycle = await start(10_000n);
    await owe(cycle, 15_000n, 2n);
    await system.pass(3_601);
    await as(0).done("clear", "net", cycle);
    expect(await as(1).fails("clear", "default", cycle)).to.equal("1 Clearing_TooEarly");
    await system.pass(3_601);
    const resolved = await as(1).done("clear", "default", cycle);
    expect(resolved).to.include({ outcome: "SETTLED_WITH_GUARANTEE", defaulter: 1 });
    expect(await as(0).done("clear", "repay", "5", "20.00", "--cash", cash)).to.include({ creditor: 5 });
    const setOff = ["clear", "set-off", "1", "--cash", cash] as const;
    expect(await as(1).fails(...setOff)).to.equal("1 Clearing_AmountZero");
    await as(0).done("clear", "deposit", "collateral", "50.00", "--cash", cash);
    const paid = [{ creditor: 5, amount: "3000" }];
    expect(await as(1).done(...setOff)).to.deep.include({ debtor: 1, collateral: "3000", fund: "0", paid });
    await as(0).done("clear", "withdraw", "collateral", "20.00", "--cash", cash);
  });

  it("ends a cycle that nobody netted", async () => {
    await as(0).done("clear", "deposit", "fund", "100.00", "--cash", cash);
    const cycle = await start(10_000n);
    await system.pass(7_201);
    await as(1).done("clear", "lapse", cycle);
    expect(await as(1).done("clear", "show", cycle)).to.include({ state: "Failed" });
  });

  it("refuses one hand, a file of another form, and obligations of others", async () => {
    const cycle = await start(10_000n);
    const terms = at("terms.json");
    expect(await as(0).fails("clear", "sign", terms, "--out", at("alone"))).to.equal("1 USAGE");
    const broken = file("broken.json", readFileSync(terms, "utf8").replace('"number"', '"numbers"'));
    expect(await as(0).fails("clear", "open", broken)).to.equal("1 CLEARING_JSON_INVALID");
    const none = file("none.json", "[]");
    expect(await as(0).fails("clear", "confirm", cycle, none, ...two(0), "--out", at("x"))).to.equal("1 USAGE");
    expect(await as(0).fails("clear", "show", id("no cycle"))).to.equal("1 NOT_FOUND");
  });
});
