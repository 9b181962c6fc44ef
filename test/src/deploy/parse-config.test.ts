import { expect } from "chai";
import { parseConfig } from "../../../src/deploy/parse-config.ts";

describe("parseConfig", () => {
  const good = {
    founders: [{ name: "A", roles: ["BANK"], admin: `0x${"11".repeat(20)}` }],
    council: { timelockDelay: 1, votingDelay: 0, votingPeriod: 60 },
  };

  it("reads roles by name", () => {
    expect(parseConfig("x", good).founders[0]?.roles).to.equal(1n << 7n);
  });

  it("reads domains, which may be left out", () => {
    expect(parseConfig("x", good)).not.to.have.property("domains");
    expect(parseConfig("x", { ...good, domains: ["custody"] }).domains).to.deep.equal(["custody"]);
  });

  for (const [key, json] of [
    ["(file)", []],
    ["(file).owner", { ...good, owner: 1 }],
    ["founders", { ...good, founders: [] }],
    ["founders[0].name", { ...good, founders: [{ ...good.founders[0], name: "" }] }],
    ["founders[0].roles", { ...good, founders: [{ ...good.founders[0], roles: ["KING"] }] }],
    ["founders[0].admin", { ...good, founders: [{ ...good.founders[0], admin: "0x1" }] }],
    ["founders[0].admin", { ...good, founders: [{ ...good.founders[0], admin: `0x${"00".repeat(20)}` }] }],
    ["founders[0].person", { ...good, founders: [{ ...good.founders[0], person: "Ann" }] }],
    ["council.votingPeriod", { ...good, council: { ...good.council, votingPeriod: 0 } }],
    ["domains", { ...good, domains: [] }],
    ["domains", { ...good, domains: "custody" }],
    ["domains[1]", { ...good, domains: ["custody", "weather"] }],
    ["council.timelockDelay", { ...good, council: { ...good.council, timelockDelay: "1 day" } }],
  ] as const) {
    it(`names ${key} when it is wrong`, () => {
      try {
        parseConfig("x", json);
        expect.fail("was accepted");
      } catch (error) {
        expect((error as { code: string }).code).to.equal("DEPLOY_CONFIG_INVALID");
        expect((error as { values: { key: string } }).values.key).to.equal(key);
      }
    });
  }
});
