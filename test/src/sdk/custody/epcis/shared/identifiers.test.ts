import { expect } from "chai";
import {
  decodeEpc,
  decodeParty,
  decodeSite,
  encodeEpc,
  encodeParty,
  encodeSite,
} from "../../../../../../src/sdk/custody/epcis/shared/identifiers.ts";
import { encodeBizStep, encodeTime } from "../../../../../../src/sdk/custody/epcis/shared/terms.ts";

describe("identifiers between chain and EPCIS", () => {
  it("of units come back as they were, whatever they are", () => {
    const known: Record<string, string> = {
      "8003/06941234000012B0001": "https://id.gs1.org/8003/06941234000012B0001",
      "01/06941234000050/10/A/21/7": "https://id.gs1.org/01/06941234000050/10/A/21/7",
      "urn:example:crate:7": "urn:example:crate:7",
      "bag 7/ä": "urn:tallystick:unit:bag%207%2F%C3%A4",
      "https://id.gs1.org/00/369412340000050013":
        "urn:tallystick:unit:https%3A%2F%2Fid.gs1.org%2F00%2F369412340000050013",
      "urn:epc:id:sscc:6941234.3000000001": "urn:tallystick:unit:urn%3Aepc%3Aid%3Asscc%3A6941234.3000000001",
      "urn:tallystick:unit:x": "urn:tallystick:unit:urn%3Atallystick%3Aunit%3Ax",
    };
    for (const [identifier, epc] of Object.entries(known)) {
      expect(encodeEpc(identifier)).to.equal(epc);
      expect(decodeEpc(epc)).to.equal(identifier);
    }
    expect(decodeEpc("urn:tallystick:unit:%FF")).to.equal("urn:tallystick:unit:%FF");
    expect(decodeEpc("https://waste.example/8003/06941234000012B1?x=1")).to.equal("8003/06941234000012B1");
  });

  it("of places and parties are GLNs where they can be", () => {
    expect(encodeSite(6_941_234_000_012)).to.equal("https://id.gs1.org/414/6941234000012");
    for (const site of [6_941_234_000_012, 614_141_000_005, 7, 281_474_976_710_655]) {
      expect(decodeSite(encodeSite(site))).to.equal(site);
    }
    expect(decodeSite("https://example.org/here")).to.equal(undefined);
    expect(decodeParty(encodeParty(7, undefined))).to.equal("7");
    expect(decodeParty(encodeParty(7, "6941234000005"))).to.equal("6941234000005");
    expect(decodeParty("https://example.org/us")).to.equal(undefined);
  });

  it("of steps and times are CBV's", () => {
    expect(
      ["storing", "https://example.org/steps/wash", "urn:epcglobal:cbv:bizstep:storing", "wash it"].map(encodeBizStep),
    ).to.deep.equal([
      ...["storing", "https://example.org/steps/wash", "tally:bizStep-urn%3Aepcglobal%3Acbv%3Abizstep%3Astoring"],
      "tally:bizStep-wash%20it",
    ]);
    expect(encodeTime(0, "+08:00")).to.equal("1970-01-01T08:00:00.000+08:00");
    expect(encodeTime(0, "-03:30")).to.equal("1969-12-31T20:30:00.000-03:30");
  });
});
