import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { PLAN } from "../../../src/deploy/plan.ts";
import type { Deployment, PendingCreation } from "../../../src/sdk/core/deployment.ts";
import { type Outcome, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";

describe("tally deployment verify: a whole deployment, and its founding", () => {
  let system: ServedSystem;
  let whole: Deployment;
  let where: readonly string[];
  before(async () => {
    system = await servedSystem();
    const [, rpc = "", , file = ""] = system.where;
    whole = JSON.parse(readFileSync(file, "utf8"));
    where = ["--rpc", rpc];
  });
  after(() => system.close());

  const verify = (of: Partial<Deployment>, ...args: string[]): Promise<Outcome> => {
    const file = join(system.folder, "other.json");
    writeFileSync(file, JSON.stringify({ ...whole, ...of }));
    return tally([...where, "--deployment", file, "--json", "deployment", "verify", ...args]);
  };
  const refusal = async (of: Partial<Deployment>, ...args: string[]) => {
    const { exitCode, json } = await verify(of, ...args);
    expect(exitCode).to.equal(1);
    return json().error;
  };
  const without = (...names: string[]) => ({
    contracts: Object.fromEntries(Object.entries(whole.contracts).filter(([name]) => !names.includes(name))),
  });

  it("prints founders, delays, deployer, and who holds which role of the timelock", async () => {
    const { exitCode, out } = await tally([...system.where, "deployment", "verify"]);
    expect(exitCode).to.equal(0);
    const deployer = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
    expect(out).to.include("founder Development: 0x70997970C51812dc3A010C7d01b50e0d17dc79C8, no role");
    expect(out).to.include("a timelock delay of 0 s, a voting delay of 0 s, a voting period of 3600 s");
    expect(out).to.include(`founded by ${deployer}`);
    expect(out).to.include(`the deployer ${deployer} holds no role`);
    for (const role of ["PROPOSER", "CANCELLER", "EXECUTOR"])
      expect(out).to.match(new RegExp(`role ${role}_ROLE +Council`));
  });

  it("refuses an empty file, a domain that is there in part, and one without members", async () => {
    for (const [of, unfinished] of [
      [{ contracts: {} }, "the file has no contract"],
      [without("Exceedances"), "the domain sensing is there in part only"],
      [without("Members"), "the domain members is there in part only"],
    ] as const) {
      const { code, values } = await refusal(of);
      // Without Members, the contracts that are called for it differ.
      expect(code).to.be.oneOf(["DEPLOYMENT_INCOMPLETE", "DEPLOYMENT_DIFFERS"]);
      expect(values.unfinished).to.deep.equal([unfinished]);
    }
    expect((await refusal(without("Exceedances"))).code).to.equal("DEPLOYMENT_INCOMPLETE");
    expect((await verify(without("CustodyLens", "Custody", "CustodyActs", "Profiles"))).exitCode).to.equal(0);
  });

  it("refuses a file with a pending creation", async () => {
    const hash = `0x${"00".repeat(32)}`;
    const pending: PendingCreation = {
      name: "Custody",
      from: "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
      nonce: 99,
      block: 1,
      data: hash,
      args: "0x",
      version: "0.0.0",
      commit: "unknown",
    };
    const { code, values } = await refusal({ pending });
    expect(code).to.equal("DEPLOYMENT_INCOMPLETE");
    expect(values.unfinished).to.deep.equal(["the creation of Custody is pending"]);
    expect((await refusal({ pending: { ...pending, name: "Council" } })).code).to.equal("DEPLOYMENT_NOT_FOUNDED");
  });

  it("compares the founding with a configuration", async () => {
    const file = join(system.folder, "config.json");
    const founder = { name: "Development", admin: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8" };
    const council = { timelockDelay: 0, votingDelay: 0, votingPeriod: 3600 };
    const check = (config: object) => {
      writeFileSync(file, JSON.stringify({ founders: [founder], council, ...config }));
      return verify({}, "--config", file);
    };
    expect((await check({})).exitCode).to.equal(0);
    expect((await check({ domains: PLAN.map(({ domain }) => domain) })).exitCode).to.equal(0);
    const admin = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
    for (const [config, differences] of [
      [
        { council: { ...council, timelockDelay: 60 } },
        ["council.timelockDelay is 60 in the configuration, 0 on the chain"],
      ],
      [
        { founders: [{ ...founder, roles: ["BANK"] }] },
        [`founders[0].roles is ["BANK"] in the configuration, [] on the chain`],
      ],
      [
        { founders: [{ ...founder, admin }] },
        [`founders[0].admin is "${admin}" in the configuration, "${founder.admin}" on the chain`],
      ],
      [
        { founders: [founder, { ...founder, name: "Other" }] },
        ["the number of founders is 2 in the configuration, 1 on the chain"],
      ],
    ] as const) {
      const { exitCode, json } = await check(config);
      expect([exitCode, json().error.code]).to.deep.equal([1, "FOUNDING_DIFFERS"]);
      expect(json().error.values.differences).to.deep.equal(differences);
    }
    const { json } = await check({ founders: [] });
    expect(json().error.code).to.equal("DEPLOY_CONFIG_INVALID");
  });
});
