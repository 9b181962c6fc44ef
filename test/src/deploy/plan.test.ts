import { expect } from "chai";
import { readArtifact } from "../../../src/deploy/artifact.ts";
import { linkedBytecode } from "../../../src/deploy/creation-code.ts";
import { PLAN } from "../../../src/deploy/plan.ts";
import { contractsOf, selectDomains } from "../../../src/deploy/select-domains.ts";
import { settingPath, symbolicSettings } from "../../../src/deploy/symbolic.ts";

describe("the plan of contracts", () => {
  const names = contractsOf(PLAN).map(({ name }) => name);

  it("has each contract and each domain once", () => {
    expect(new Set(names).size).to.equal(names.length);
    expect(new Set(PLAN.map(({ domain }) => domain)).size).to.equal(PLAN.length);
  });

  for (const [index, { domain, needs, contracts }] of PLAN.entries()) {
    describe(domain, () => {
      const reachable = contractsOf(selectDomains(PLAN, needs)).map(({ name }) => name);

      it("needs domains that stand before it", () => {
        const before = PLAN.slice(0, index).map((other) => other.domain);
        for (const need of needs) expect(before).to.include(need);
      });

      for (const [position, contract] of contracts.entries()) {
        const own = contracts.slice(0, position).map(({ name }) => name);

        it(`${contract.name} takes only what stands before it, in its domain or one that it needs`, () => {
          const at = (name: string) => {
            expect([...reachable, ...own]).to.include(name);
            return `0x${"11".repeat(20)}`;
          };
          const args = contract.args(at, symbolicSettings());
          const { abi } = readArtifact(contract);
          expect(args.length).to.equal(abi.find(({ type }) => type === "constructor")?.inputs?.length ?? 0);
          linkedBytecode(readArtifact(contract), contract, at);
          for (const call of contract.after?.((name) => (name === contract.name ? "" : at(name)), symbolicSettings()) ??
            []) {
            // An account that adds a domain must never hold power: only the foundation calls by itself.
            if (domain !== "members") expect([call.description, call.by]).to.deep.equal([call.description, "council"]);
          }
          if (domain !== "members") expect(args.map(settingPath)).not.to.include("deployer");
          if (!contract.source.startsWith("@"))
            expect(contract.source).to.match(new RegExp(`^contracts/(instruments/)?${domain}/`));
        });
      }
    });
  }
});
