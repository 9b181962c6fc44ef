import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll, type FullClient } from "../../../src/sdk/all.ts";
import { instrumentsContract } from "../../../src/sdk/ledger/contracts.ts";
import { signCashIssue } from "../../../src/sdk/settlement/model/cash-issue.ts";
import type { LimitKind } from "../../../src/sdk/settlement/model/limit-kind.ts";
import { signLimitSetting } from "../../../src/sdk/settlement/model/limit-setting.ts";
import { commands, type Printed, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";
import { type InvoiceDraft, invoiceXml } from "../../../src/testing/invoices.ts";
import { CALENDAR, foundSupplyChain } from "../../../src/testing/receivables.ts";

const DAY = 86_400_000;
const [BANK, BUYER, SUPPLIER, SMITH, RIVAL] = [0, 1, 2, 3, 4];
const maker = (party: number) => 2 * party + 1;
const checker = (party: number) => 2 * party + 2;

describe("tally receivable, finance and exposure", () => {
  let system: ServedSystem;
  let cash: string;
  let clients: FullClient[];
  let at: (name: string) => string;
  const as = (party: number) => commands(system, maker(party));

  before(async () => {
    system = await servedSystem();
    at = (name) => join(system.folder, name);
    const { provider, deployment } = system.client;
    const signer = (i: number) => developmentWallet(i).connect(provider);
    cash = await foundSupplyChain(deployment, (i) => ({ signer: signer(maker(i)), checker: signer(checker(i)) }));
    clients = await Promise.all([0, 1, 2, 3, 4].map((i) => connectAll({ signer: signer(maker(i)), deployment })));
    for (const i of [0, 1, 2, 3, 4, 5]) {
      writeFileSync(at(`checker-${i}`), developmentWallet(checker(i)).privateKey, { mode: 0o600 });
    }
    const epochs = [{ epoch: 1, since: "2026-01-01T00:00:00.000Z", secret: `0x${"5e".repeat(32)}` }];
    writeFileSync(at("keys.json"), JSON.stringify({ tallystickRegistrarKeys: 1, epochs }), { mode: 0o600 });
    writeFileSync(at("parties.json"), JSON.stringify({ "VAT:GB1232434": 3, "VAT:SE4598375937": 2 }));
    await limit(BUYER, 2, "UNDERTAKING", 1_000_000n);
  });
  after(() => system.close());

  const client = (party: number) => clients[party] as FullClient;
  const two = (party: number) => [developmentWallet(maker(party)), developmentWallet(checker(party))] as const;
  const deadline = () => BigInt(Math.floor(Date.now() / 1_000) + 86_400);
  async function limit(party: number, counterparty: number, kind: LimitKind, cap: bigint) {
    const parties = { principal: party + 1, counterparty, kind };
    const { version } = await client(party).limits.getCreditLimit(parties);
    const setting = { ...parties, cap, version: version + 1, deadline: deadline() };
    const [first, second] = two(party);
    const sign = (signer: typeof first) => signLimitSetting(signer, system.client.deployment, setting);
    const approval = { maker: await sign(first), checker: await sign(second) };
    await client(party).limits.setCreditLimitAndWait({ setting, approval });
  }
  async function fund(party: number, amount: bigint) {
    const at = await client(BANK).cash.getCash({ bank: 1, currency: "CNY" });
    const issue = { to: two(party)[0].address, amount, ref: id(`${party} ${amount}`), deadline: deadline() };
    const [first, second] = two(BANK);
    const approval = { maker: await signCashIssue(first, at, issue), checker: await signCashIssue(second, at, issue) };
    await client(BANK).cash.issueCashAndWait({ cash, issue, approval });
  }
  const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  const registering = (number: string, changes: Partial<InvoiceDraft> = {}) => {
    const file = at(`${number}.xml`);
    // Of another day each, or one would be like another.
    const issueDate = `2026-05-0${number.slice(-1)}`;
    const agreed = { currency: "CNY", payable: "1000.00", dueDate: inDays(90), issueDate };
    writeFileSync(file, invoiceXml({ ...agreed, number, ...changes }));
    const paid = ["--bank", "1", "--calendar", CALENDAR, "--out", at(`${number}.json`)];
    const keys = ["--parties", at("parties.json"), "--registrar-key-file", at("keys.json")];
    return ["receivable", "register", file, ...keys, ...paid];
  };
  const registered = async (number: string, changes: Partial<InvoiceDraft> = {}) =>
    String((await as(SUPPLIER).done(...registering(number, changes))).receivable);
  const confirmed = async (number: string, changes: Partial<InvoiceDraft> = {}) => {
    const receivable = await registered(number, changes);
    await as(BUYER).done("receivable", "confirm", receivable, "--checker-key-file", at("checker-1"));
    return receivable;
  };
  const shown = async (receivable: string) => as(SMITH).done("receivable", "show", receivable);

  it("registers an invoice, and two people of the obligor confirm it by a file", async () => {
    const receivable = await registered("INV-1");
    const kept = JSON.parse(readFileSync(at("INV-1.json"), "utf8"));
    expect(kept.terms.documents).to.equal(kept.document.root);
    expect(await shown(receivable)).to.deep.include({ state: "Registered", creditor: 3, obligor: 2, payment: null });
    const buyer = as(BUYER);
    await buyer.done("receivable", "confirm", receivable, "--out", at("confirmation.json"));
    const second = commands(system, checker(BUYER));
    const { confirmed: done } = await second.done("receivable", "confirm", "--made", at("confirmation.json"));
    expect((done as unknown[])[0]).to.deep.include({ receivable, checker: two(BUYER)[1].address });
    expect(await shown(receivable)).to.deep.include({ state: "Confirmed" });

    expect(await as(SUPPLIER).fails(...registering("INV-1"))).to.equal("1 Fingerprints_Taken");
    expect(
      await as(SUPPLIER).fails(...registering("CN-1", { root: "CreditNote", type: "381", corrects: "INV-1" })),
    ).to.equal("1 INVOICE_NOT_RECEIVABLE");
    expect(await as(SUPPLIER).fails(...registering("F-1", { payee: "Factor" }))).to.equal("1 INVOICE_PAYEE_NAMED");
    expect(await as(SUPPLIER).fails(...registering("E-1", { currency: "EUR" }))).to.equal("1 NOT_FOUND");
    const copy = registering("INV-7", { issueDate: "2026-05-01" });
    const warned = await tally([...system.where, ...copy], {
      TALLY_KEY: developmentWallet(maker(SUPPLIER)).privateKey,
    });
    expect(warned.exitCode).to.equal(0);
    expect(warned.err).to.contain("a similar document was registered before");
    expect(await second.fails("receivable", "confirm", "--made", at("confirmation.json"))).to.equal(
      "1 Receivables_WrongState",
    );
    expect(await buyer.fails("receivable", "confirm", receivable)).to.equal("1 USAGE");
    expect(await buyer.fails("receivable", "confirm")).to.equal("1 USAGE");
    const text = readFileSync(at("confirmation.json"), "utf8");
    writeFileSync(at("broken.json"), text.replace('"version": 1', '"version": 2'));
    expect(await buyer.fails("receivable", "confirm", "--made", at("broken.json"))).to.equal("1 SIGNED_ACT_INVALID");
    expect(await buyer.fails("receivable", "guarantee", "--made", at("confirmation.json"))).to.equal(
      "1 SIGNED_ACT_INVALID",
    );
    expect(await buyer.fails("receivable", "show", id("nothing"))).to.equal("1 NOT_FOUND");
    expect(await buyer.fails("receivable", "show", "nothing")).to.equal("1 USAGE");
  });

  it("ends what is not confirmed", async () => {
    const [first, second] = [await registered("INV-2"), await registered("INV-3")];
    const reason = id("not delivered");
    const { ended } = await as(BUYER).done("receivable", "reject", first, "--reason", reason);
    expect(ended).to.deep.equal([{ receivable: first, state: "Rejected", reason }]);
    await as(SUPPLIER).done("receivable", "cancel", second);
    expect(await as(SMITH).fails("receivable", "expire", second)).to.equal("1 Receivables_WrongState");
    expect(await as(BUYER).fails("receivable", "consent", second)).to.equal("1 Receivables_WrongState");
    const wrong = await registered("INV-9");
    const { receivable: corrected } = await as(SUPPLIER).done(...registering("INV-9"), "--replaces", wrong);
    expect(await shown(wrong)).to.deep.include({ state: "Cancelled" });
    expect(await shown(String(corrected))).to.deep.include({ state: "Registered" });
    const { receivables } = await as(SMITH).done("receivable", "list", "--state", "rejected", "--obligor", "2");
    expect((receivables as Printed[]).map((each) => each.receivable)).to.deep.equal([first]);
  });

  it("is guaranteed, and diluted by a file that goes from creditor to obligor", async () => {
    const number = "INV-4";
    const { receivable: guaranteed } = await as(SUPPLIER).done(...registering(number), "--guarantor", "5");
    const named = String(guaranteed);
    const confirm = ["receivable", "confirm", named, "--checker-key-file", at("checker-1")];
    expect(await as(BUYER).fails(...confirm)).to.equal("1 Receivables_NotGuaranteed");
    await limit(RIVAL, 2, "GUARANTEE", 100_000n);
    await as(RIVAL).done("receivable", "guarantee", named, "--checker-key-file", at("checker-4"));
    await as(BUYER).done(...confirm);

    const [creditNote, made] = [id("credit note"), at("dilution.json")];
    const amounts = ["--amount", "100.5", "--credit-note", creditNote];
    await as(SUPPLIER).done("receivable", "dilute", named, ...amounts, "--out", made);
    expect(await as(BUYER).fails("receivable", "dilute", "--made", made)).to.equal("1 USAGE");
    await as(BUYER).done("receivable", "dilute", "--made", made, "--out", at("half.json"));
    const second = commands(system, checker(BUYER));
    const diluted = await second.done("receivable", "dilute", "--made", at("half.json"));
    expect(diluted).to.deep.include({ receivable: named, amount: "10050", creditNote });
    expect(await as(SUPPLIER).fails("receivable", "dilute", named, ...amounts)).to.equal("1 USAGE");
    const both = ["--made", made, "--checker-key-file", at("checker-1")];
    expect(await as(BUYER).fails("receivable", "dilute", ...both)).to.equal("1 Fingerprints_Taken");
  });

  it("is sold to the bank that pays most, split, and shown as a tree", async () => {
    const receivable = await confirmed("INV-5");
    const closes = new Date(Date.now() + 3_600_000).toISOString().slice(0, 16).concat("Z");
    const ask = ["finance", "request", receivable, "--amount", "400", "--value-date", inDays(1), "--closes", closes];
    const forfaiting = ["--technique", "PrimaryForfaiting"];
    expect(await as(SUPPLIER).fails(...ask, "--out", at("r"), ...forfaiting, "--recourse")).to.equal(
      "1 ARGUMENT_INVALID",
    );
    await as(SUPPLIER).done(...ask, ...forfaiting, "--out", at("request.json"));
    const quote = (name: string, rate: string) => {
      const files = ["--sealed", at(`${name}-sealed.json`), "--open", at(`${name}.json`)];
      const price = ["--method", "BankDiscount", "--rate", rate, "--valid-until", inDays(2)];
      return ["finance", "quote", at("request.json"), ...price, ...files];
    };
    const warned = await tally([...system.where, ...quote("bank", "365")], {
      TALLY_KEY: developmentWallet(maker(BANK)).privateKey,
    });
    expect(warned.err).to.contain("beyond the limit: OBLIGOR_RISK of organisation 2 has 0.00 of 0.00 used");
    const asked = readFileSync(at("request.json"), "utf8");
    writeFileSync(at("request.json"), asked.replace('"amount": "40000"', '"amount": "40001"'));
    expect(await as(RIVAL).fails(...quote("rival", "500"))).to.equal("1 REQUEST_NOT_SIGNED");
    writeFileSync(at("request.json"), asked);
    await limit(RIVAL, 2, "OBLIGOR_RISK", 40_000n);
    expect((await as(RIVAL).done(...quote("rival", "500"))).warnings).to.deep.equal([]);
    await limit(BANK, 2, "OBLIGOR_RISK", 40_000n);
    await as(BANK).done(...quote("bank", "365"));

    const both = ["bank", "rival"].flatMap((each) => [
      ...["--sealed", at(`${each}-sealed.json`)],
      ...["--quotes", at(`${each}.json`)],
    ]);
    const accept = ["finance", "accept", at("request.json"), ...both, "--nonce", "1", "--out", at("accepted.json")];
    expect(await as(SUPPLIER).fails(...accept)).to.equal("75 QUOTES_STILL_SEALED");
    await pass(2 / 24);
    expect(await as(SUPPLIER).fails(...accept, "--quote", id("other"))).to.equal("1 QUOTE_NONE");
    const accepted = await as(SUPPLIER).done(...accept);
    expect(accepted.refused).to.deep.equal([]);
    expect(accepted.terms).to.deep.include({ bank: two(BANK)[0].address, rate: 365 });

    await fund(BANK, 100_000n);
    expect(await as(RIVAL).fails("finance", "settle", at("accepted.json"), "--nonce", "1")).to.equal(
      "1 ACCEPTANCE_INVALID",
    );
    const settled = await as(BANK).done("finance", "settle", at("accepted.json"), "--nonce", "1");
    expect(settled.amount).to.equal("40000");
    expect(await as(BANK).fails("finance", "settle", at("accepted.json"), "--nonce", "1")).to.equal(
      "1 Settlement_NonceUsed",
    );

    const { instrument } = await client(SUPPLIER).receivables.getReceivable({ receivable });
    const signer = developmentWallet(maker(SUPPLIER)).connect(system.client.provider);
    const ledger = instrumentsContract(client(SUPPLIER)).connect(signer);
    await (await ledger.safeTransferFrom(signer.address, two(SMITH)[0].address, instrument, 25_000n, "0x")).wait();
    const { out } = await tally([...system.where, "receivable", "tree", receivable, "--svg", at("tree.svg")]);
    const price = String(settled.price);
    expect(out).to.equal(
      [
        "supplier  1000.00, holds 350.00",
        `├─ Org 1  400.00, bought for ${price.slice(0, -2)}.${price.slice(-2)}, holds 400.00`.replace(
          "Org 1",
          String((await client(BANK).members.getOrganisation({ org: 1 })).name),
        ),
        "└─ smith  250.00, holds 250.00",
      ].join("\n"),
    );
    expect(readFileSync(at("tree.svg"), "utf8")).to.match(/^<svg [\s\S]*smith[\s\S]*<\/svg>\n$/);
    expect(await as(SMITH).fails("receivable", "tree", id("nothing"))).to.equal("1 NOT_FOUND");
    const { receivables } = await as(SMITH).done("receivable", "list", "--holder", two(SMITH)[0].address);
    expect((receivables as Printed[]).map((each) => each.receivable)).to.deep.equal([receivable]);

    const { sales } = await as(SMITH).done("receivable", "recourse", "list", "--receivable", receivable);
    expect((sales as Printed[])[0]).to.deep.include({ recourse: false, amount: "40000" });
    const sale = String((sales as Printed[])[0]?.sale);
    expect(await as(BANK).fails("receivable", "recourse", "claim", sale)).to.equal("1 Recourses_NotOpen");
    expect(await as(BANK).fails("receivable", "recourse", "end", id("none"))).to.equal("1 NOT_FOUND");
    const { sums } = await as(SMITH).done("exposure", "--by", "financier", "--financier", "1");
    expect(sums).to.deep.equal([{ org: 1, kind: "OBLIGOR_RISK", used: "40000", cap: "40000", suspended: 0 }]);
    const byObligor = await as(SMITH).done("exposure", "--obligor", "2");
    expect((byObligor.sums as Printed[]).map((each) => each.kind))
      .to.include("OBLIGOR_RISK")
      .and.to.include("UNDERTAKING");
    expect(await as(SMITH).done("exposure", "--by", "group")).to.deep.equal({ ok: true, by: "group", groups: [] });
  });

  it("is passed on, pledged, released, enforced, paid in parts, redeemed and closed", async () => {
    const receivable = await confirmed("INV-8");
    const [smith, rival] = [two(SMITH)[0].address, two(RIVAL)[0].address];
    const passed = await as(SUPPLIER).done("receivable", "pass", receivable, `${smith}=300`, `${rival}=100.50`);
    expect(passed.parts).to.deep.equal([
      { to: smith, amount: "30000" },
      { to: rival, amount: "10050" },
    ]);
    expect(await as(SUPPLIER).fails("receivable", "pass", receivable, `${smith}`)).to.equal("1 USAGE");
    expect(await as(SUPPLIER).fails("receivable", "pass", receivable, `${smith}=900`)).to.match(/^1 /);
    const ref = id("loan");
    const pledge = ["receivable", "pledge", receivable, "--to", "1", "--enforceable-from", "2026-01-01", "--ref", ref];
    expect(await as(SMITH).done(...pledge, "--amount", "200")).to.deep.include({ pledgee: 1, amount: "20000", ref });
    expect(await as(SMITH).fails(...pledge, "--amount", "200")).to.match(/^1 Liens_/);
    const lien = ["--owner", smith, "--ref", ref, "--amount"];
    expect(await as(BANK).done("receivable", "release", receivable, ...lien, "50")).to.deep.include({ amount: "5000" });
    expect(await as(RIVAL).fails("receivable", "release", receivable, ...lien, "50")).to.equal("1 Liens_Insufficient");
    expect(await as(BANK).done("receivable", "enforce", receivable, ...lien, "150")).to.deep.include({ owner: smith });

    await fund(BUYER, 200_000n);
    expect(await as(BUYER).done("receivable", "pay", receivable, "400")).to.deep.include({ principal: "40000" });
    expect(await shown(receivable)).to.have.nested.property("payment.state", "PartiallyPaid");
    expect(await as(BUYER).fails("receivable", "pay", receivable, "600.01")).to.match(/^1 /);
    await as(BUYER).done("receivable", "pay", receivable, "600");
    const { redemptions } = await as(RIVAL).done("receivable", "redeem", receivable);
    expect((redemptions as Printed[]).reduce((sum, { principal }) => sum + Number(principal), 0)).to.equal(100_000);
    expect((await as(RIVAL).done("receivable", "close", receivable)).closed).to.deep.equal([receivable]);
    expect(await shown(receivable)).to.deep.include({ state: "Closed" });
  });

  it("falls overdue and into default", async () => {
    const receivable = await confirmed("INV-6");
    expect(await as(SMITH).fails("receivable", "overdue", receivable)).to.equal("1 Recourses_NotOverdue");
    expect(await as(SMITH).fails("receivable", "close", receivable)).to.equal("1 Receivables_NotSettled");
    await pass(97);
    expect((await as(SMITH).done("receivable", "overdue", receivable)).overdue).to.deep.equal([receivable]);
    expect((await as(SMITH).done("receivable", "overdue", receivable)).overdue).to.deep.equal([]);
    expect(await as(SUPPLIER).fails("receivable", "default", receivable)).to.equal("1 Recourses_NotDefaulted");
    await pass(31);
    expect(await as(SMITH).fails("receivable", "default", receivable)).to.equal("1 Recourses_NotHolder");
    expect(await as(SUPPLIER).done("receivable", "default", receivable)).to.deep.include({ by: 3, statement: null });
    const text = (await tally([...system.where, "receivable", "show", receivable])).out;
    expect(text).to.match(/Defaulted[\s\S]*paid +0.00, Unpaid[\s\S]*overdue +since/);
  });

  const pass = (days: number) => system.pass(Math.round(days * 86_400));
});
