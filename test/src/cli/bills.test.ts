import { expect } from "chai";
import { id } from "ethers";
import { type BillTerms, billId } from "../../../src/sdk/bills/model/bill-terms.ts";
import { billTermsJson } from "../../../src/sdk/bills/model/messages.ts";
import { dateText, dayNumber } from "../../../src/sdk/settlement/model/dates.ts";
import { caseCommands, LATER } from "../../../src/testing/case-commands.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { type BillsSystem, openBills } from "../../../src/testing/bills.ts";

const FUNDS = id("no funds");

describe("tally bill", function () {
  this.timeout(120_000);
  let next: CaseParty;
  const commands = caseCommands({
    command: "bill",
    open: openBills,
    async signers({ drawer, acceptor, payee, party }) {
      next = await party("Next");
      return [drawer, acceptor, payee, next];
    },
    signing: LATER,
  });
  const { at, done, fails, file, sign } = commands;
  let on: BillsSystem;
  before(() => {
    on = commands.on;
  });

  const draw = async (): Promise<{ terms: BillTerms; bill: string }> => {
    const terms = await on.terms();
    const written = file(billTermsJson(terms));
    const { bill } = await done(next, "draw", written, await sign(on.drawer, "draw", written));
    expect(bill).to.equal(billId(terms));
    return { terms, bill: billId(terms) };
  };
  const accept = async () => {
    const { terms, bill } = await draw();
    const { lot } = await done(next, "accept", bill, await sign(on.acceptor, "accept", bill));
    return { terms, bill, lot: String(lot) };
  };

  it("goes from the drawing to the payment", async () => {
    const { terms, bill, lot } = await accept();
    await on.limit(next, on.acceptor, "GUARANTEE");
    const party = String(on.acceptor.org);
    await done(next, "guarantee", bill, party, await sign(next, "guarantee", bill, "--party", party));
    const to = next.maker.address;
    const part = await done(on.payee, "endorse", lot, to, "4000.00", "--from", "600000", "--not-transferable");
    expect(part.lot).to.not.equal(lot);
    await done(on.payee, "endorse", lot, to, "6000.00");
    expect((await done(next, "lot", String(part.lot))).history).to.deep.equal([
      { from: on.payee.org, to: next.org, mark: "Limited" },
    ]);
    expect(await fails(next, "present", lot)).to.equal("BillClaims_NotDue");
    await on.goTo(dayNumber(terms.maturity));
    expect(await done(next, "present", lot)).to.include({ late: false });
    await done(next, "present", String(part.lot));
    for (const each of [lot, String(part.lot)]) await done(on.acceptor, "pay", each, terms.maturity);
    expect(await done(next, "show", bill)).to.include({ state: "Closed", open: "0" });
    await done(next, "end-guarantee", bill, party, String(next.org));
  });

  it("goes from the refusal to the last recourse", async () => {
    const { terms, lot } = await accept();
    await done(on.payee, "endorse", lot, next.maker.address, "10000.00");
    await on.goTo(dayNumber(terms.maturity));
    await done(next, "present", lot);
    expect(await fails(next, "silent", lot)).to.equal("BillClaims_NotSilent");
    await done(next, "dishonour", lot, FUNDS, await sign(on.acceptor, "refusePayment", lot, "--reason", FUNDS));
    expect(await done(next, "claim", lot, String(on.payee.org), "--costs", "5.00")).to.include({
      target: on.payee.org,
    });
    expect(await fails(on.payee, "recourse", lot, "10000.00")).to.equal("BillClaims_OtherAmount");
    expect(await done(on.payee, "recourse", lot, "11000.00")).to.include({ amount: "1000500", costs: "500" });
    expect(await fails(next, "bar", lot)).to.equal("BillClaims_NotBarred");
    const today = dateText(await on.today());
    expect(await done(on.acceptor, "pay", lot, today)).to.include({ amount: "1000500" });
    expect(await done(next, "lot", lot)).to.include({ state: "Settled" });
  });

  it("pays interest where the acceptor was silent, though nobody said so", async () => {
    const { terms, lot } = await accept();
    await on.goTo(dayNumber(terms.maturity));
    await done(next, "present", lot);
    await on.goTo(dayNumber(terms.maturity) + 60);
    const owed = 1_000_000n + (1_000_000n * BigInt(terms.lateRate) * 60n + 3_599_999n) / 3_600_000n;
    expect(await done(on.acceptor, "pay", lot, dateText(await on.today()))).to.include({ amount: String(owed) });
    expect(await done(next, "lot", lot)).to.include({ state: "Settled" });
  });

  it("ends what nobody accepts, and says what is wrong", async () => {
    const refusing = await draw();
    const refusal = await sign(on.acceptor, "refuseAcceptance", refusing.bill);
    await done(next, "refuse", refusing.bill, refusal);
    const conditional = await draw();
    const accepting = await sign(on.acceptor, "accept", conditional.bill, "--conditional");
    expect(await done(next, "accept", conditional.bill, accepting, "--conditional")).to.include({ state: "Refused" });
    const withdrawn = await draw();
    await done(on.drawer, "withdraw", withdrawn.bill);
    const lapsing = await draw();
    expect(await fails(next, "lapse", lapsing.bill)).to.equal("Bills_NotLapsed");
    await on.goTo((await on.today()) + 4);
    await done(next, "lapse", lapsing.bill);
    const bills = (await done(next, "list")).bills as readonly { readonly state: string }[];
    expect(bills.map(({ state }) => state).slice(-4)).to.deep.equal(["Refused", "Refused", "Withdrawn", "Refused"]);
    expect(await fails(on.drawer, "sign", "draw", file("{}"), "--out", at("alone"))).to.equal("USAGE");
    const keys = ["--checker-key-file", at(`${on.drawer.name}.key`), "--out", at("none")];
    expect(await fails(on.drawer, "sign", "draw", file("{}"), ...keys)).to.equal("BILL_JSON_INVALID");
    expect(await fails(on.drawer, "sign", "guarantee", lapsing.bill, ...keys)).to.equal("USAGE");
  });
});
