import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { network } from "hardhat";
import { developmentConfig } from "../../../src/deploy/config.ts";
import { CONTRACT_NAMES } from "../../../src/deploy/contract-names.ts";
import { type Journal, memoryJournal } from "../../../src/deploy/journal.ts";
import { parseConfig } from "../../../src/deploy/parse-config.ts";
import { deploySystem } from "../../../src/deploy/system.ts";
import { connect } from "../../../src/sdk/core/connect.ts";
import { deployedContract } from "../../../src/sdk/core/deployment.ts";
import { councilContract, membersContract, timelockContract } from "../../../src/sdk/members/contracts.ts";

async function chain() {
  const { ethers } = await network.create();
  const [deployer, admin] = (await ethers.getSigners()) as [HardhatEthersSigner, HardhatEthersSigner];
  return { ethers, deployer, admin, config: developmentConfig("test", admin.address) };
}

/** A signer that dies instead of sending its n-th transaction. */
function dying(signer: HardhatEthersSigner, n: number): HardhatEthersSigner {
  let left = n;
  return new Proxy(signer, {
    get(target, property) {
      if (property === "sendTransaction" && left-- === 0) throw new Error("power cut");
      const value = Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** A journal that dies instead of writing for the n-th time. */
function forgetful(inner: Journal, n: number): Journal {
  let left = n;
  return {
    load: () => inner.load(),
    save(deployment) {
      if (left-- === 0) throw new Error("disk gone");
      inner.save(deployment);
    },
  };
}

describe("deploySystem", () => {
  it("leaves the deployer without any role, and the Council with all of them", async () => {
    const { deployer, config } = await chain();
    const deployment = await deploySystem({ signer: deployer, config });
    const client = await connect({ signer: deployer, deployment });
    const [timelock, members] = [timelockContract(client), membersContract(client)];
    const council = deployedContract(deployment, "Council", "members").address;
    const roles = [timelock.PROPOSER_ROLE(), timelock.EXECUTOR_ROLE(), timelock.CANCELLER_ROLE()];
    for (const role of [...roles, timelock.DEFAULT_ADMIN_ROLE()]) {
      expect(await timelock.hasRole(await role, deployer.address)).to.equal(false);
    }
    for (const role of roles) expect(await timelock.hasRole(await role, council)).to.equal(true);
    expect(await timelock.hasRole(await timelock.DEFAULT_ADMIN_ROLE(), await timelock.getAddress())).to.equal(true);
    expect(await members.council()).to.equal(await timelock.getAddress());
  });

  it("goes on after a power cut before any of its transactions, and deploys nothing twice", async () => {
    for (let n = 0; n < CONTRACT_NAMES.length + 4; n++) {
      const { deployer, config, ethers } = await chain();
      const journal = memoryJournal();
      const cut = deploySystem({ signer: dying(deployer, n), config, journal });
      await cut.then(
        () => expect.fail("was not cut off"),
        (error: Error) => expect(String(error.message)).to.contain("power cut"),
      );
      const deployment = await deploySystem({ signer: deployer, config, journal });
      expect(await ethers.provider.getTransactionCount(deployer.address)).to.equal(CONTRACT_NAMES.length + 4);
      const timelock = timelockContract(await connect({ signer: deployer, deployment }));
      expect(await timelock.hasRole(await timelock.DEFAULT_ADMIN_ROLE(), deployer.address)).to.equal(false);
    }
  });

  it("goes on when a contract was deployed but could not be noted", async () => {
    const { deployer, config } = await chain();
    const journal = memoryJournal();
    await deploySystem({ signer: deployer, config, journal: forgetful(journal, 2) }).then(
      () => expect.fail("was not cut off"),
      () => undefined,
    );
    expect(Object.keys(journal.load()?.contracts ?? {})).to.deep.equal(CONTRACT_NAMES.slice(0, 2));
    const deployment = await deploySystem({ signer: deployer, config, journal });
    const council = councilContract(await connect({ signer: deployer, deployment }));
    expect(await council.timelock()).to.equal(deployedContract(deployment, "TimelockController", "members").address);
  });

  it("is not continued by another signer, nor with another configuration", async () => {
    const { deployer, admin, config } = await chain();
    const journal = memoryJournal();
    await deploySystem({ signer: dying(deployer, CONTRACT_NAMES.length + 1), config, journal }).catch(() => undefined);
    const other = { ...config, council: { ...config.council, votingPeriod: 60 } };
    for (const parameters of [
      { signer: admin, config },
      { signer: deployer, config: other },
    ]) {
      await deploySystem({ ...parameters, journal }).then(
        () => expect.fail("was continued"),
        (error) => expect(error.code).to.equal("DEPLOYMENT_CHANGED"),
      );
    }
  });

  it("refuses a journal of another chain", async () => {
    const [one, other] = [await chain(), await chain()];
    const journal = memoryJournal();
    await deploySystem({ signer: one.deployer, config: one.config, journal });
    const kept = journal.load();
    if (kept) journal.save({ ...kept, genesisHash: `0x${"00".repeat(32)}` });
    await deploySystem({ signer: other.deployer, config: other.config, journal }).then(
      () => expect.fail("was accepted"),
      (error) => expect(error.code).to.equal("CHAIN_MISMATCH"),
    );
  });
});

describe("parseConfig", () => {
  const good = {
    founders: [{ name: "A", roles: ["BANK"], admin: `0x${"11".repeat(20)}` }],
    council: { timelockDelay: 1, votingDelay: 0, votingPeriod: 60 },
  };

  it("reads roles by name", () => {
    expect(parseConfig("x", good).founders[0]?.roles).to.equal(1n << 7n);
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
    ["council.timelockDelay", { ...good, council: { ...good.council, timelockDelay: "1 day" } }],
  ] as const) {
    it(`names ${key} when it is wrong`, () => {
      try {
        parseConfig("x", json);
        expect.fail("was accepted");
      } catch (error) {
        expect((error as { code: string }).code).to.equal("CONFIG_INVALID");
        expect((error as { values: { key: string } }).values.key).to.equal(key);
      }
    });
  }
});
