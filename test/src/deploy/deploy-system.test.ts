import { expect } from "chai";
import { countTransactions } from "../../../src/deploy/count-transactions.ts";
import { type Journal, memoryJournal } from "../../../src/deploy/journal.ts";
import { PLAN } from "../../../src/deploy/plan.ts";
import { contractsOf, presenceOf, selectDomains } from "../../../src/deploy/select-domains.ts";
import { symbolicSettings } from "../../../src/deploy/symbolic.ts";
import { deploySystem } from "../../../src/deploy/system.ts";
import { connect } from "../../../src/sdk/core/connect.ts";
import { parseDeployment } from "../../../src/sdk/core/deployment.ts";
import { FOUNDATION as POWER } from "../../../src/sdk/core/founded.ts";
import { type DeployChain, deployChain, dyingAt, entry, readRoles } from "../../../src/testing/deploy-chain.ts";
import { refused } from "../../../src/testing/errors.ts";

const ALL = contractsOf(PLAN).map(({ name }) => name);
const FOUNDATION = contractsOf(PLAN.slice(0, 1)).map(({ name }) => name);
/** Three roles granted, one renounced. */
const HANDING_OVER = 4;
/** Each creation and call has two points, as has each save: one before each creation, one at the end. */
const POINTS = 2 * (ALL.length + HANDING_OVER) + 2 * (ALL.length + 1);
/** Cuts in one test: after each the whole plan is deployed. */
const CUTS = 40;

describe("deploySystem", () => {
  let chain: DeployChain;
  before(async () => {
    chain = await deployChain();
  });
  beforeEach(() => chain.reset());

  it("deploys the plan and leaves the deployer without any role, and the Council with all of them", async () => {
    const { ethers, deployer, config } = chain;
    const { contracts } = await deploySystem({ signer: deployer, config });
    expect(Object.keys(contracts)).to.deep.equal(ALL);
    expect(await readRoles(chain, contracts, deployer.address)).to.deep.equal([false, false, false, false]);
    expect(await readRoles(chain, contracts, entry(contracts, "Council").address)).to.deep.equal([
      true,
      true,
      true,
      false,
    ]);
    const timelock = entry(contracts, "TimelockController").address;
    expect(await readRoles(chain, contracts, timelock)).to.deep.equal([false, false, false, true]);
    const members = await ethers.getContractAt("Members", entry(contracts, "Members").address);
    expect(await members.council()).to.equal(timelock);
  });

  it("hands power over at the last of the contracts without which the SDK opens no unfinished deployment", () => {
    const contracts = contractsOf(PLAN);
    const owing = contracts.findIndex(({ after }) =>
      after?.((name) => name, symbolicSettings()).some(({ by }) => by === "deployer"),
    );
    expect(contracts.slice(0, owing + 1).map(({ name }) => name)).to.deep.equal(POWER);
  });

  it("hands power over before it deploys any other domain", async () => {
    const sent: string[] = [];
    const { deployer: signer, config } = chain;
    await deploySystem({ signer, config, domains: ["evidence"], onProgress: (what) => sent.push(what) });
    expect(sent.indexOf("renounce DEFAULT_ADMIN_ROLE")).to.equal(3 + HANDING_OVER - 1);
    expect(sent.length).to.equal(countTransactions(selectDomains(PLAN, ["evidence"])));
    expect(countTransactions(PLAN)).to.equal(ALL.length + HANDING_OVER);
    expect(sent.slice(-2)).to.deep.equal(["deploying Attestations", "deploying Fingerprints"]);
  });

  it("deploys only evidence and what it needs, as asked for or as configured", async () => {
    const { deployer: signer, config } = chain;
    const { contracts } = await deploySystem({ signer, config, domains: ["evidence"] });
    expect(Object.keys(contracts)).to.deep.equal([...FOUNDATION, "Attestations", "Fingerprints"]);
    const present = presenceOf(PLAN, contracts);
    expect([present.members, present.evidence, present.custody]).to.deep.equal(["complete", "complete", "absent"]);
    const foundation = await deploySystem({ signer, config: { ...config, domains: ["members"] } });
    expect(Object.keys(foundation.contracts)).to.deep.equal(FOUNDATION);
  });

  it("refuses a domain that there is not, before it sends anything", async () => {
    const { deployer: signer, config, ethers } = chain;
    const error = await refused(deploySystem({ signer, config, domains: ["evidence", "weather"] }), "DOMAIN_UNKNOWN");
    expect(error.values).to.deep.equal({ domain: "weather", known: PLAN.map(({ domain }) => domain) });
    expect(await ethers.provider.getTransactionCount(signer.address)).to.equal(0);
  });

  it("has so many points at which it can be cut off", async () => {
    const { deployer, config } = chain;
    const whole = dyingAt(Number.POSITIVE_INFINITY, deployer, memoryJournal());
    await deploySystem({ ...whole, config });
    expect(whole.points()).to.equal(POINTS);
  });

  for (let first = 0; first < POINTS; first += CUTS) {
    const cuts = Array.from({ length: Math.min(CUTS, POINTS - first) }, (_, i) => first + i);
    it(`goes on after a cut at point ${first} to ${cuts.at(-1)}, deploys nothing twice and keeps no power`, async function () {
      this.timeout(120_000);
      for (const n of cuts) await goesOnAfterCutAt(n);
    });
  }

  async function goesOnAfterCutAt(n: number): Promise<void> {
    const { deployer, config, ethers, reset } = chain;
    await reset();
    const journal = memoryJournal();
    const cut = dyingAt(n, deployer, journal);
    await deploySystem({ ...cut, config }).then(
      () => expect.fail(`was not cut off at ${n}`),
      (error: Error) => expect(error.message).to.contain("power cut"),
    );
    await connectsOnlyWithoutPower(journal);
    const deployment = await deploySystem({ signer: deployer, config, journal });
    const { contracts } = deployment;
    expect(Object.keys(contracts), `cut at ${n}`).to.deep.equal(ALL);
    expect(journal.load()).to.deep.equal(deployment);
    const sent = await ethers.provider.getTransactionCount(deployer.address);
    expect(sent, `cut at ${n}`).to.equal(ALL.length + HANDING_OVER);
    expect(await readRoles(chain, contracts, deployer.address)).to.deep.equal([false, false, false, false]);
    expect(await readRoles(chain, contracts, entry(contracts, "Council").address)).to.deep.equal([
      true,
      true,
      true,
      false,
    ]);
    for (const { address, block, tx } of Object.values(contracts)) {
      const receipt = await ethers.provider.getTransactionReceipt(tx);
      expect([receipt?.contractAddress, receipt?.blockNumber]).to.deep.equal([address, block]);
    }
  }

  /** What a cut left is opened as a deployment only if the deployer has given its power up. */
  async function connectsOnlyWithoutPower(journal: Journal): Promise<void> {
    const { deployer, ethers } = chain;
    const file = journal.load();
    if (file === undefined) return;
    const powerless =
      file.contracts.TimelockController !== undefined &&
      (await readRoles(chain, file.contracts, deployer.address)).every((role) => !role);
    const open = connect({ provider: ethers.provider, deployment: parseDeployment(file) });
    // The last call may have been made when the file still names its contract: then power is given up, and not noted.
    if (powerless && file.pending?.name !== "Council") await open;
    else await refused(open, "DEPLOYMENT_NOT_FOUNDED");
  }

  it("is not fooled by a nonce that was used for something else since", async () => {
    const { deployer, config, ethers } = chain;
    for (const other of [{ to: deployer.address }, { data: "0x60016000f3" }]) {
      await chain.reset();
      const journal = memoryJournal();
      await deploySystem({ ...dyingAt(2, deployer, journal), config }).catch(() => undefined);
      expect(journal.load()?.pending).to.include({ name: "TimelockController", nonce: 0 });
      await (await deployer.sendTransaction(other)).wait();
      const { contracts } = await deploySystem({ signer: deployer, config, journal });
      expect(Object.keys(contracts)).to.deep.equal(ALL);
      expect(await ethers.provider.getTransactionCount(deployer.address)).to.equal(1 + ALL.length + HANDING_OVER);
    }
  });

  it("waits for a creation that is in the node's pool, and takes it when it is mined", async () => {
    const { deployer, config, send } = chain;
    const journal = memoryJournal();
    await send("evm_setAutomine", [false]);
    await deploySystem({ ...dyingAt(3, deployer, journal), config }).catch(() => undefined);
    const error = await refused(deploySystem({ signer: deployer, config, journal }), "DEPLOYMENT_PENDING");
    expect(error.retryable).to.equal(true);
    expect(error.values).to.deep.equal({ from: deployer.address, nonce: 0 });
    await send("evm_mine");
    await send("evm_setAutomine", [true]);
    const { contracts } = await deploySystem({ signer: deployer, config, journal });
    expect(await chain.ethers.provider.getTransactionCount(deployer.address)).to.equal(ALL.length + HANDING_OVER);
    expect(entry(contracts, "TimelockController").block).to.equal(1);
  });

  it("ends when a transaction is not mined in time, and goes on with it when it is", async () => {
    const { deployer, config, send } = chain;
    const journal = memoryJournal();
    await send("evm_setAutomine", [false]);
    const error = await refused(deploySystem({ signer: deployer, config, journal, timeout: 1 }), "DEPLOYMENT_PENDING");
    expect(error.retryable).to.equal(true);
    expect(error.values).to.include({ from: deployer.address, nonce: 0, timeout: 1 });
    await send("evm_mine");
    await send("evm_setAutomine", [true]);
    await deploySystem({ signer: deployer, config, journal });
    expect(await chain.ethers.provider.getTransactionCount(deployer.address)).to.equal(ALL.length + HANDING_OVER);
  });

  it("is not continued by another signer, nor with another configuration, wherever it was cut off", async () => {
    const { deployer, admin, config } = chain;
    const other = { ...config, council: { ...config.council, timelockDelay: 60 } };
    // The first creation sent and not noted; all of the foundation noted.
    for (const point of [3, 30]) {
      await chain.reset();
      const journal = memoryJournal();
      await deploySystem({ ...dyingAt(point, deployer, journal), config }).catch(() => undefined);
      await refused(deploySystem({ signer: admin, config, journal }), "DEPLOYMENT_CHANGED");
      await refused(deploySystem({ signer: deployer, config: other, journal }), "DEPLOYMENT_CHANGED");
    }
  });

  it("refuses a journal of another chain, and begins anew on the same one begun anew", async () => {
    const { deployer: signer, config, ethers, reset } = chain;
    const journal = memoryJournal();
    const before = await deploySystem({ signer, config, journal });
    const foreign = memoryJournal({ ...structuredClone(before), genesisHash: `0x${"00".repeat(32)}` } as never);
    await refused(deploySystem({ signer, config, journal: foreign }), "CHAIN_MISMATCH");
    await reset();
    // As far as it can tell, the node lags: it forgets nothing until the chain is past what the file notes.
    const noted = Math.max(...Object.values(before.contracts).map(({ block }) => block));
    const error = await refused(deploySystem({ signer, config, journal }), "NODE_BEHIND");
    expect(error.values).to.deep.equal({ head: 0, noted });
    expect(journal.load()).to.deep.equal(before);
    await chain.send("hardhat_mine", [`0x${noted.toString(16)}`]);
    const { contracts } = await deploySystem({ signer, config, journal });
    const addresses = (of: typeof contracts) => Object.entries(of).map(([name, { address }]) => [name, address]);
    expect(addresses(contracts)).to.deep.equal(addresses(before.contracts));
    expect(await ethers.provider.getTransactionCount(signer.address)).to.equal(ALL.length + HANDING_OVER);
  });

  it("sends nothing when all is done", async () => {
    const { deployer: signer, config, ethers } = chain;
    const journal = memoryJournal();
    const first = await deploySystem({ signer, config, journal });
    const sent = await ethers.provider.getTransactionCount(signer.address);
    expect(await deploySystem({ signer, config, journal })).to.deep.equal(first);
    expect(await ethers.provider.getTransactionCount(signer.address)).to.equal(sent);
  });

  it("says what to run when nothing is built", async () => {
    const { deployer: signer, config } = chain;
    const [first = PLAN[0]] = selectDomains(PLAN, ["members"]);
    const plan = [{ ...first, contracts: [{ name: "Nobody", source: "contracts/Nobody.sol", args: () => [] }] }];
    const error = await refused(deploySystem({ signer, config, plan: plan as typeof PLAN }), "ARTIFACT_MISSING");
    expect(error.values).to.include({ contract: "Nobody" });
  });
});
