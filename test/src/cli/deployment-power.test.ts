import { expect } from "chai";
import { id, type Provider, ZeroHash } from "ethers";
import { verifyDeployment } from "../../../src/cli/chain/deployment/shared/verify.ts";
import { verb } from "../../../src/cli/chain/deployment/verify.ts";
import { describePower } from "../../../src/cli/members/shared/power/describe.ts";
import { compareContracts } from "../../../src/cli/network/shared/compare-contracts.ts";
import type { Cli } from "../../../src/cli/shared/cli.ts";
import type { DeployedContracts } from "../../../src/deploy/journal.ts";
import { deploySystem } from "../../../src/deploy/system.ts";
import { isTallyError } from "../../../src/lib/errors.ts";
import { BLOCKS_PER_QUERY } from "../../../src/sdk/core/log-ranges.ts";
import { type DeployChain, deployChain, entry } from "../../../src/testing/deploy-chain.ts";
import { TimelockController__factory } from "../../../types/ethers-contracts/factories/@openzeppelin/contracts/governance/TimelockController__factory.ts";
import { Council__factory } from "../../../types/ethers-contracts/factories/contracts/members/Council__factory.ts";

const PROPOSER = id("PROPOSER_ROLE");
const CANCELLER = id("CANCELLER_ROLE");
const EXECUTOR = id("EXECUTOR_ROLE");
const RENOUNCE = id("renounceRole(bytes32,address)").slice(0, 10);

type Calls = [targets: string[], values: number[], data: string[]];

describe("deployment verify: who has power", () => {
  let chain: DeployChain;
  before(async () => {
    chain = await deployChain();
  });
  beforeEach(() => chain.reset());

  const timelockAt = (address: string, signer = chain.deployer) => TimelockController__factory.connect(address, signer);

  /** Founds a deployment by a deployer that does something more before it gives its last role up. */
  async function found(meanwhile?: (timelock: string) => Promise<unknown>): Promise<DeployedContracts> {
    const signer = new Proxy(chain.deployer, {
      get(target, key) {
        if (key === "sendTransaction") {
          return async (tx: { to?: string; data?: string }) => {
            if (meanwhile !== undefined && tx.data?.startsWith(RENOUNCE)) await meanwhile(tx.to as string);
            return target.sendTransaction({ ...tx, nonce: null }); // its own come between
          };
        }
        const value = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    return (await deploySystem({ signer, config: chain.config, domains: ["members"] })).contracts;
  }

  async function powerOf(contracts: DeployedContracts, provider: Provider = chain.ethers.provider) {
    const { ok, power } = await verifyDeployment(provider, { contracts });
    if (power === undefined) return expect.fail("timelock and Council differ from the build");
    expect(ok).to.equal(power.ok);
    return power;
  }

  /** What stands in the way after the deployer did something. */
  async function problemsAfter(meanwhile: (timelock: string) => Promise<unknown>): Promise<readonly string[]> {
    const { ok, problems } = await powerOf(await found(meanwhile));
    expect(ok).to.equal(false);
    return problems;
  }

  /** Makes and passes a proposal of the only organisation, and queues it. */
  async function queueCall(contracts: DeployedContracts, data: string, description: string) {
    const timelock = entry(contracts, "TimelockController").address;
    const council = Council__factory.connect(entry(contracts, "Council").address, chain.admin);
    const calls: Calls = [[timelock], [0], [data]];
    await council.propose(...calls, description);
    const proposal = await council.hashProposal(...calls, id(description));
    await chain.send("evm_increaseTime", [Number(await council.votingDelay()) + 1]);
    await council.castVote(proposal, 1);
    await council.queue(...calls, id(description));
    return { proposal, execute: () => council.execute(...calls, id(description)) };
  }

  const setDelay = (seconds: bigint) =>
    TimelockController__factory.createInterface().encodeFunctionData("updateDelay", [seconds]);

  it("lists who holds which role of a clean deployment, and that the deployer holds none", async () => {
    const contracts = await found();
    const power = await powerOf(contracts);
    const council = entry(contracts, "Council").address;
    const timelock = entry(contracts, "TimelockController").address;
    expect(power.problems).to.deep.equal([]);
    expect(power.holders).to.have.deep.members([
      { role: "DEFAULT_ADMIN_ROLE", account: timelock, name: "TimelockController" },
      ...["PROPOSER_ROLE", "CANCELLER_ROLE", "EXECUTOR_ROLE"].map((role) => ({
        role,
        account: council,
        name: "Council",
      })),
    ]);
    expect(describePower(power).join("\n")).to.include(`the deployer ${chain.deployer.address} holds no role`);
  });

  it("refuses, and says what it found; without a problem it lists it as the result", async () => {
    const run = async (contracts: DeployedContracts) => {
      const said: string[] = [];
      const result = (text: string, json: { ok: boolean }) => said.push(`${json.ok} ${text}`);
      const client = { provider: chain.ethers.provider, deployment: { contracts } };
      const cli = { client: async () => client, note: (text: string) => said.push(text), result };
      try {
        await verb.run(cli as unknown as Cli, {});
        return said.join();
      } catch (error) {
        return `${isTallyError(error) && error.code} ${said.join()}`;
      }
    };
    expect(await run(await found())).to.match(/^true ok {3}TimelockController.*holds no role; minimum delay \d+ s$/s);
    await chain.reset();
    const kept = await found((timelock) => timelockAt(timelock).grantRole(PROPOSER, chain.outsider.address));
    expect(await run(kept)).to.match(/^POWER_DIFFERS ok.*FAIL power: 0x\w+ holds PROPOSER_ROLE$/s);
    const { power } = await compareContracts(chain.ethers.provider, { contracts: kept });
    expect(power).to.deep.equal([`${chain.outsider.address} holds PROPOSER_ROLE`]);
    const { Council: _, ...rest } = kept;
    expect(await run(rest)).to.match(/^DEPLOYMENT_INCOMPLETE /);
  });

  it("finds each account that holds a role besides, by the role that it holds", async () => {
    const names = {
      PROPOSER_ROLE: PROPOSER,
      CANCELLER_ROLE: CANCELLER,
      EXECUTOR_ROLE: EXECUTOR,
      DEFAULT_ADMIN_ROLE: ZeroHash,
    };
    for (const [name, role] of Object.entries(names)) {
      await chain.reset();
      const holder = chain.outsider.address;
      expect(await problemsAfter((timelock) => timelockAt(timelock).grantRole(role, holder))).to.deep.equal([
        `${holder} holds ${name}`,
      ]);
    }
    await chain.reset();
    const everybody = "0x0000000000000000000000000000000000000000";
    expect(await problemsAfter((timelock) => timelockAt(timelock).grantRole(EXECUTOR, everybody))).to.deep.equal([
      `${everybody} holds EXECUTOR_ROLE`,
    ]);
    await chain.reset();
    expect(
      await problemsAfter((timelock) => timelockAt(timelock).grantRole(PROPOSER, chain.deployer.address)),
    ).to.deep.equal([`the deployer (${chain.deployer.address}) holds PROPOSER_ROLE`]);
  });

  it("finds a Council, and a timelock, that lack a role", async () => {
    const lacking = await found();
    const council = entry(lacking, "Council").address;
    await chain.reset();
    const problems = await problemsAfter(async (timelock) => {
      await timelockAt(timelock).revokeRole(CANCELLER, council);
      await timelockAt(timelock).revokeRole(ZeroHash, timelock);
    });
    expect(problems).to.deep.equal([
      "the Council does not hold CANCELLER_ROLE",
      "the timelock itself does not hold DEFAULT_ADMIN_ROLE",
    ]);
  });

  it("finds what a deployer scheduled or executed before it gave every role up, and passes what was cancelled", async () => {
    const act = (state: "pending" | "executed" | "cancelled") => async (address: string) => {
      const timelock = timelockAt(address);
      const me = chain.deployer.address;
      const call = [address, 0, setDelay(1n), ZeroHash, ZeroHash] as const;
      for (const role of [PROPOSER, EXECUTOR, CANCELLER]) await timelock.grantRole(role, me);
      const delay = await timelock.getMinDelay();
      await timelock.schedule(...call, delay);
      if (state === "cancelled") await timelock.cancel(await timelock.hashOperation(...call));
      if (state === "executed") {
        await chain.send("evm_increaseTime", [Number(delay) + 1]);
        await timelock.execute(...call);
      }
      for (const role of [PROPOSER, EXECUTOR, CANCELLER]) await timelock.revokeRole(role, me);
    };
    expect((await problemsAfter(act("pending"))).join()).to.match(/^operation 0x\w{64} is pending, and no proposal/);
    await chain.reset();
    const executed = await problemsAfter(act("executed"));
    expect(executed[0]).to.match(/^operation 0x\w{64} is executed, and no proposal/);
    expect(executed[1]).to.match(
      /^the minimum delay is 1 s; the timelock was created with \d+ s, and no vote changed it/,
    );
    expect(executed).to.have.length(2);
    await chain.reset();
    expect((await powerOf(await found(act("cancelled")))).problems).to.deep.equal([]);
  });

  it("lists what the Council queued without finding fault, and the delay that it voted for", async () => {
    const contracts = await found();
    const { proposal, execute } = await queueCall(contracts, setDelay(77n), "react within 77 seconds");
    const waiting = await powerOf(contracts);
    expect(waiting.pending.map(({ proposalId, state }) => [proposalId, state])).to.deep.equal([[proposal, "pending"]]);
    expect(waiting.problems).to.deep.equal([]);
    expect(describePower(waiting).join("\n")).to.include(`queued by proposal ${proposal}`);
    await chain.send("evm_increaseTime", [Number(waiting.minDelay) + 1]);
    await execute();
    const after = await powerOf(contracts);
    expect([after.minDelay, after.problems, after.pending]).to.deep.equal([77n, [], []]);
  });

  it("finds an operation under the name of a proposal that was never queued", async () => {
    const contracts = await found((timelock) => timelockAt(timelock).grantRole(PROPOSER, chain.outsider.address));
    const timelock = entry(contracts, "TimelockController").address;
    const council = entry(contracts, "Council").address;
    const calls: Calls = [[timelock], [0], [setDelay(0n)]];
    await Council__factory.connect(council, chain.admin).propose(...calls, "no more delay");
    const salt = `0x${((BigInt(council) << 96n) ^ BigInt(id("no more delay"))).toString(16).padStart(64, "0")}`;
    const attacker = timelockAt(timelock, chain.outsider);
    await attacker.scheduleBatch(...calls, ZeroHash, salt, await attacker.getMinDelay());
    expect((await powerOf(contracts)).problems.join("; ")).to.match(/holds PROPOSER_ROLE; operation 0x\w+ is pending/);
  });

  it("finds a file whose block hides the first events of a contract", async () => {
    const contracts = await found();
    const timelock = entry(contracts, "TimelockController");
    const later = { ...contracts, TimelockController: { ...timelock, block: timelock.block + 1 } };
    const { ok, power, contracts: verdicts } = await verifyDeployment(chain.ethers.provider, { contracts: later });
    expect([ok, power]).to.deep.equal([false, undefined]);
    expect(verdicts.find(({ name }) => name === "TimelockController")).to.include({ creation: "other", ok: false });
  });

  it("asks for logs in the ranges that a node answers", async () => {
    const contracts = await found();
    await chain.send("hardhat_mine", ["0x3000"]);
    const timelock = timelockAt(entry(contracts, "TimelockController").address);
    await queueCall(contracts, setDelay(5n), "far from the beginning");
    let asked = 0;
    const provider = new Proxy(chain.ethers.provider, {
      get(target, key) {
        if (key === "getLogs") {
          return (filter: { fromBlock: number; toBlock: number }) => {
            if (filter.toBlock - filter.fromBlock >= BLOCKS_PER_QUERY) throw new Error("range too wide");
            asked++;
            return target.getLogs(filter);
          };
        }
        const value = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const power = await powerOf(contracts, provider as unknown as Provider);
    expect([power.ok, power.pending.length]).to.deep.equal([true, 1]);
    expect(asked).to.be.at.least(6);
    expect(await timelock.getMinDelay()).to.equal(power.minDelay);
  });
});
