import { expect } from "chai";
import { memoryCatalogue, simpleDataset, simpleOffer } from "../../../../src/testing/dsp/ports.ts";
import type { Policy } from "../../../../src/vault/dsp/model/policy.ts";
import type { Negotiation, Transfer } from "../../../../src/vault/dsp/model/process.ts";
import type { NegotiationState, Role } from "../../../../src/vault/dsp/model/states.ts";
import { type OfferRulesParameters, offerRules } from "../../../../src/vault/dsp/rules/offer-rules.ts";

const DATASET = "urn:d";
const standing = simpleOffer("urn:o");
const catalogue = memoryCatalogue([simpleDataset(DATASET, standing)]);
const same = { ...standing, target: DATASET };
const other = { ...same, permission: [{ action: "distribute" }] };

const in_ = (role: Role, state: NegotiationState, offer: Policy = same): Negotiation => ({
  kind: "negotiation",
  pid: "urn:p",
  role,
  state,
  participant: "bank",
  address: "https://bank.example",
  dataset: DATASET,
  offer,
  offerBy: "consumer",
  failures: 0,
  revision: 0,
  createdAt: 0,
  updatedAt: 0,
});

describe("rules by the catalogue", () => {
  const decide = async (negotiation: Negotiation, more: Partial<OfferRulesParameters> = {}) =>
    offerRules({ catalogue, byRule: () => true, ...more }).negotiation(negotiation);

  it("agree to exactly an offer's terms where it is by rule, and wait for an operator where not", async () => {
    expect(await decide(in_("provider", "REQUESTED"))).to.deep.equal({ act: "agree" });
    expect(await decide(in_("provider", "REQUESTED"), { byRule: () => false })).to.deep.equal({ act: "wait" });
  });

  it("do not agree to other terms under an offer's name", async () => {
    const asked = in_("provider", "REQUESTED", other);
    expect(await decide(asked)).to.deep.equal({ act: "wait" });
    expect(await decide(asked, { onOtherTerms: "counter" })).to.deep.equal({ act: "offer", offer: same });
    expect(await decide(asked, { onOtherTerms: "terminate" })).to.include({ act: "terminate" });
    expect(await decide(in_("provider", "REQUESTED", { ...other, "@id": "urn:mine" }))).to.deep.equal({ act: "wait" });
  });

  it("accept of a provider what the operator finds acceptable", async () => {
    expect(await decide(in_("consumer", "OFFERED"))).to.deep.equal({ act: "wait" });
    expect(await decide(in_("consumer", "OFFERED"), { acceptable: () => true })).to.deep.equal({ act: "accept" });
  });

  it("go on with what both agreed to", async () => {
    const acts = [
      in_("provider", "ACCEPTED"),
      in_("provider", "VERIFIED"),
      in_("consumer", "AGREED"),
      in_("consumer", "VERIFIED"),
    ];
    expect(await Promise.all(acts.map(async (each) => (await decide(each)).act))).to.deep.equal([
      "agree",
      "finalize",
      "verify",
      "wait",
    ]);
    const { transfer } = offerRules({ catalogue, byRule: () => true });
    const asked = { kind: "transfer", role: "provider", state: "REQUESTED" } as Transfer;
    expect(await transfer(asked)).to.deep.equal({ act: "start" });
    expect(await transfer({ ...asked, state: "STARTED" })).to.deep.equal({ act: "wait" });
  });
});
