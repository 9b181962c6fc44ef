import { expect } from "chai";
import { id } from "ethers";
import { lossId } from "../../../src/sdk/treaties/model/loss-notice.ts";
import { lossNoticeJson, treatyTermsJson } from "../../../src/sdk/treaties/model/messages.ts";
import { treatyId } from "../../../src/sdk/treaties/model/treaty-terms.ts";
import { caseCommands, LATER } from "../../../src/testing/case-commands.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { openTreaties, type TreatiesSystem } from "../../../src/testing/treaties.ts";

const REASON = id("reason");
const DAY = 86_400;

describe("tally treaty", function () {
  this.timeout(120_000);
  const commands = caseCommands({
    command: "treaty",
    open: openTreaties,
    signers: ({ cedent, lead, second, third, arbiter }) => [cedent, lead, second, third, arbiter],
    signing: LATER,
  });
  const { at, done, fails, file, sign } = commands;
  let on: TreatiesSystem;
  before(() => {
    on = commands.on;
  });

  const bound = async (): Promise<string> => {
    const terms = await on.terms({ profitBps: 2_000 });
    const treaty = treatyId(terms);
    const written = file(treatyTermsJson(terms));
    expect(await done(on.third, "quote", written, await sign(on.lead, "agree", written))).to.include({ treaty });
    for (const by of [on.second, on.third]) await done(on.lead, "write", treaty, await sign(by, "agree", treaty));
    const cedent = await sign(on.cedent, "agree", treaty);
    expect(await fails(on.lead, "bind", treaty, cedent)).to.equal("Treaties_CollateralMissing");
    await done(on.second, "post", treaty, "500.00");
    await done(on.lead, "bind", treaty, cedent);
    await on.pass(terms.inception - (await on.now()));
    await done(on.cedent, "premium", treaty, "420.00");
    return treaty;
  };
  const advised = async (treaty: string, amount: bigint) => {
    const notice = await on.notice(treaty, amount);
    const written = file(lossNoticeJson(notice));
    const { loss } = await done(on.lead, "notify", written, await sign(on.cedent, "notify", written));
    expect(loss).to.equal(lossId(notice));
    return String(loss);
  };
  const assessed = async (treaty: string, money: string) => {
    const loss = await advised(treaty, BigInt(money.replace(".", "")));
    await done(on.lead, "assess", loss, money, await sign(on.lead, "assess", loss, "--amount", money));
    return loss;
  };

  it("goes from the quote to the end", async () => {
    const treaty = await bound();
    const loss = await assessed(treaty, "4000.00");
    const { call } = await done(on.cedent, "call", loss, "0");
    expect(await fails(on.cedent, "call", loss, "0")).to.equal("LossClaims_LayerCalled");
    expect(await done(on.cedent, "call", loss, "1")).to.include({ call: null });
    expect(await done(on.lead, "pay", String(call))).to.include({ amount: "150000" });
    const dispute = await sign(on.third, "dispute", String(call), "--reason", REASON);
    await done(on.lead, "dispute", String(call), String(on.third.org), REASON, dispute);
    const decided = ["--org", String(on.third.org), "--amount", "1.00"];
    const award = await sign(on.arbiter, "award", String(call), ...decided);
    await done(on.lead, "award", String(call), String(on.third.org), "1.00", award);
    expect(await done(on.third, "pay", String(call))).to.include({ amount: "100" });
    await on.pass(20 * DAY);
    expect(await done(on.cedent, "draw", String(call), String(on.second.org))).to.include({ owed: "40030" });
    await done(on.second, "pay", String(call));
    expect((await done(on.lead, "shares", String(call))).shares).to.have.length(3);
    expect(await done(on.lead, "loss", loss)).to.include({ state: "Called", recovered: "300000" });
    expect((await done(on.lead, "losses", treaty)).losses).to.have.length(1);
    expect(await done(on.lead, "show", treaty)).to.include({ state: "InForce", premium: "72000" });
    await done(on.cedent, "premium", treaty, "300.00");
    await on.pass(270 * DAY);
    expect(await done(on.lead, "account", treaty)).to.include({ call: null });
    expect(await done(on.lead, "profit", treaty)).to.include({ call: null });
    await done(on.lead, "close", treaty);
    expect((await done(on.lead, "list")).treaties).to.have.length(1);
  });

  it("goes from the contest to the commutation", async () => {
    const treaty = await bound();
    const contested = await advised(treaty, 200_000n);
    await done(on.lead, "contest", contested, REASON, await sign(on.lead, "contest", contested, "--reason", REASON));
    await done(on.cedent, "withdraw", contested);
    const silent = await advised(treaty, 200_000n);
    expect(await fails(on.lead, "deem", silent)).to.equal("LossClaims_TooEarly");
    await on.pass(20 * DAY);
    await done(on.lead, "deem", silent);
    await on.pass(270 * DAY);
    await done(on.lead, "lapse", silent);
    const commute = (by: CaseParty) => sign(by, "commute", treaty, "--amount", "0.00");
    const lines = [await commute(on.lead), await commute(on.second), await commute(on.third)];
    await done(on.lead, "commute", treaty, "0.00", await commute(on.cedent), ...lines);
    await done(on.lead, "release", treaty, String(on.second.org));
  });

  it("says what is wrong", async () => {
    expect(await fails(on.lead, "sign", "agree", file("{}"), "--out", at("alone"))).to.equal("USAGE");
    const keys = ["--checker-key-file", at(`${on.lead.name}.key`), "--out", at("none")];
    expect(await fails(on.lead, "sign", "agree", file("{}"), ...keys)).to.equal("TREATY_JSON_INVALID");
    expect(await fails(on.lead, "sign", "assess", REASON, ...keys)).to.equal("USAGE");
    expect(await fails(on.lead, "show", REASON)).to.equal("NOT_FOUND");
  });
});
