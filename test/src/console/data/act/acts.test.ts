import { expect } from "chai";
import { type AgreementAct, type AgreementNow, actsIn, refusalOf } from "../../../../../src/console/data/act/acts.ts";
import { AGREEMENT_STATES } from "../../../../../src/sdk/data/model/states.ts";

const SUBJECT = `0x${"Ab".repeat(20)}`;
const STRANGER = `0x${"11".repeat(20)}`;

function nowOf(state: AgreementNow["state"], changed: Partial<AgreementNow> = {}, price?: string): AgreementNow {
  const terms = { provider: 1, consumer: 2, subject: SUBJECT, ...(price !== undefined && { price }) };
  const who = { org: 1, isMaker: true };
  return { chainId: 31_337, contract: STRANGER, state, terms: terms as never, now: 1_000, ...who, ...changed };
}

describe("what can be done about an agreement", () => {
  it("is offered in the states that allow it, and the subject's acts alone where there is one", () => {
    const during = Object.fromEntries(AGREEMENT_STATES.map((state) => [state, actsIn(state, true).join(" ")]));
    expect(during).to.deep.equal({
      None: "",
      Requested: "agree decline",
      Offered: "agree decline",
      Agreed: "consent decline",
      Active: "withdraw retire",
      Suspended: "withdraw retire",
      Countered: "",
      Terminated: "",
      Retired: "",
      Revoked: "",
      Expired: "",
      UsedUp: "",
    });
    expect(actsIn("Active", false)).to.deep.equal(["retire"]);
  });

  it("is refused before it is signed: to others, to who may not sign, in another state, without the price", () => {
    const why = (act: AgreementAct, now: AgreementNow, account = STRANGER) => refusalOf(act, now, account);
    expect(why("agree", nowOf("Requested"))).to.equal(undefined);
    expect(why("agree", nowOf("Requested", { org: 2 }))).to.equal("refuse.side");
    expect(why("agree", nowOf("Offered"))).to.equal("refuse.side");
    expect(why("agree", nowOf("Offered", { org: 2 }))).to.equal(undefined);
    expect(why("agree", nowOf("Requested", {}, `0x${"22".repeat(32)}`))).to.equal("refuse.price");
    for (const org of [1, 2]) expect(why("decline", nowOf("Agreed", { org }))).to.equal(undefined);
    for (const org of [0, 3]) expect(why("retire", nowOf("Active", { org }))).to.equal("refuse.side");
    expect(why("retire", nowOf("Active", { isMaker: false }))).to.equal("refuse.maker");
    expect(why("retire", nowOf("Retired"))).to.equal("refuse.state");
    expect(why("consent", nowOf("Agreed"))).to.equal("refuse.subject");
    expect(why("consent", nowOf("Agreed"), SUBJECT.toLowerCase())).to.equal(undefined);
    expect(why("withdraw", nowOf("Active", { org: 0, isMaker: false }), SUBJECT)).to.equal(undefined);
    expect(why("withdraw", nowOf("Active"))).to.equal("refuse.subject");
  });
});
