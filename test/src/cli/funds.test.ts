import { expect } from "chai";
import { id } from "ethers";
import { facilityId } from "../../../src/sdk/funds/model/facility-terms.ts";
import { facilityTermsJson, paymentRequestJson } from "../../../src/sdk/funds/model/messages.ts";
import { type PaymentRequest, paymentId } from "../../../src/sdk/funds/model/payment-request.ts";
import { caseCommands, LATER } from "../../../src/testing/case-commands.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { type FundsSystem, openFunds } from "../../../src/testing/funds.ts";

const ROOT = id("documents");
const DAY = 86_400;

describe("tally fund", function () {
  this.timeout(120_000);
  const commands = caseCommands({
    command: "fund",
    open: openFunds,
    signers: ({ lender, borrower }) => [lender, borrower],
    signing: LATER,
  });
  const { at, done, fails, file, sign } = commands;
  let on: FundsSystem;
  before(() => {
    on = commands.on;
  });

  const open = async (): Promise<string> => {
    const terms = await on.terms();
    const written = file(facilityTermsJson(terms));
    const [lender, borrower] = [await sign(on.lender, "open", written), await sign(on.borrower, "open", written)];
    const { facility } = await done(on.other, "open", written, lender, borrower, "--out", at("terms"));
    expect(facility).to.equal(facilityId(terms));
    return String(facility);
  };
  const payee = async (facility: string, { maker }: CaseParty) => {
    const signed = await sign(on.lender, "listPayee", facility, "--payee", maker.address);
    await done(on.other, "payee", facility, maker.address, signed);
  };
  const drawn = async (): Promise<string> => {
    const facility = await open();
    await payee(facility, on.payee);
    const asked = await sign(on.borrower, "draw", facility, "--amount", "10000.00");
    await done(on.other, "ask", facility, "10000.00", asked);
    expect(await fails(on.lender, "draw", facility, "1.00")).to.equal("Facilities_NotAsked");
    expect(await done(on.lender, "draw", facility, "10000.00")).to.include({ drawn: "1000000" });
    await on.pass(DAY);
    return facility;
  };
  const request = async (asked: PaymentRequest) => {
    const written = file(paymentRequestJson(asked));
    return done(on.other, "request", written, await sign(on.borrower, "request", written));
  };

  it("goes from the opening to the end", async () => {
    const facility = await drawn();
    const payees = (await done(on.other, "payees", facility)).payees as readonly { readonly org: number }[];
    expect(payees.map(({ org }) => org)).to.deep.equal([on.payee.org]);
    const small = await on.request(facility);
    expect(await request(small)).to.include({ payment: paymentId(small), paid: true });
    const large = await on.request(facility, { amount: 200_000n });
    expect(await request(large)).to.include({ paid: false });
    const payment = paymentId(large);
    expect(await fails(on.other, "lapse", payment)).to.equal("PurposePayments_NotLapsed");
    await done(on.other, "approve", payment, await sign(on.lender, "approve", payment));
    expect(await done(on.other, "payment", payment)).to.include({ state: "Paid" });
    const splits = (await done(on.other, "splits", facility)).splits as readonly { readonly sum: string }[];
    expect(splits.map(({ sum }) => sum)).to.deep.equal(["300000"]);
    expect((await done(on.other, "splits", facility, "--threshold", "3000.00")).splits).to.deep.equal([]);
    await on.payee.client.cash.transferCashAndWait({ cash: on.cash, to: on.borrower.maker.address, amount: 5n });
    expect((await done(on.other, "circular", facility, "--days", "5")).flows).to.have.length(1);
    await done(on.payee, "bounce", paymentId(small));
    expect((await done(on.other, "payments", facility)).payments).to.have.length(2);
    const back = await sign(on.borrower, "giveBack", facility, "--amount", "8000.00");
    expect(await done(on.other, "give-back", facility, "8000.00", back)).to.include({ principal: "800000" });
    expect(await fails(on.other, "return", facility)).to.equal("Facilities_TooEarly");
    expect(await done(on.borrower, "repay", facility, "2060.00")).to.include({ fee: "5000", principal: "200000" });
    expect(await done(on.other, "show", facility)).to.include({ state: "Open", unspent: "0" });
    await done(on.other, "close", facility);
    expect((await done(on.other, "list")).facilities).to.have.length(1);
  });

  it("goes from the breach to the acceleration", async () => {
    const facility = await drawn();
    const breach = async () =>
      done(on.other, "breach", facility, ROOT, await sign(on.lender, "breach", facility, "--evidence", ROOT));
    await breach();
    await done(on.other, "cure", facility, await sign(on.lender, "cure", facility));
    const own = await on.request(facility, { purpose: "wages", payee: on.borrower.maker.address, keys: [] });
    await request(own);
    await done(on.borrower, "evidence", paymentId(own), ROOT, id("payroll"));
    await breach();
    expect(await fails(on.other, "freeze", facility)).to.equal("Facilities_TooEarly");
    const refused = await on.request(facility);
    await request(refused);
    const reason = ["--reason", ROOT];
    const refusal = await sign(on.lender, "refuse", paymentId(refused), ...reason);
    await done(on.other, "refuse", paymentId(refused), ROOT, refusal);
    const withdrawn = await on.request(facility);
    await request(withdrawn);
    await done(on.borrower, "withdraw", paymentId(withdrawn));
    const silent = await on.request(facility);
    await request(silent);
    const org = String(on.other.org);
    await done(on.other, "relate", facility, org, await sign(on.lender, "relate", facility, "--org", org));
    await on.pass(10 * DAY);
    await done(on.other, "freeze", facility);
    await done(on.other, "accelerate", facility, await sign(on.lender, "accelerate", facility));
    await done(on.other, "lapse", paymentId(silent));
    expect(await done(on.other, "return", facility)).to.include({ amount: "900000" });
  });

  it("says what is wrong", async () => {
    expect(await fails(on.lender, "sign", "open", file("{}"), "--out", at("alone"))).to.equal("USAGE");
    const keys = ["--checker-key-file", at(`${on.lender.name}.key`), "--out", at("none")];
    expect(await fails(on.lender, "sign", "open", file("{}"), ...keys)).to.equal("FUND_JSON_INVALID");
    expect(await fails(on.lender, "sign", "relate", ROOT, ...keys)).to.equal("USAGE");
    expect(await fails(on.lender, "show", ROOT)).to.equal("NOT_FOUND");
  });
});
