import { expect } from "chai";
import { addDomains } from "../../../src/deploy/add-domains.ts";
import { type DeploymentFile, memoryJournal } from "../../../src/deploy/journal.ts";
import { PLAN } from "../../../src/deploy/plan.ts";
import { proposeOnce, requiredProposals } from "../../../src/deploy/proposals.ts";
import { contractsOf } from "../../../src/deploy/select-domains.ts";
import { deploySystem } from "../../../src/deploy/system.ts";
import { connect } from "../../../src/sdk/core/connect.ts";
import { type DeployedContract, parseDeployment } from "../../../src/sdk/core/deployment.ts";
import { cancelAndWait } from "../../../src/sdk/members/actions/council/cancel.ts";
import { executeAndWait } from "../../../src/sdk/members/actions/council/execute.ts";
import { queueAndWait } from "../../../src/sdk/members/actions/council/queue.ts";
import { voteAndWait } from "../../../src/sdk/members/actions/council/vote.ts";
import { proposalId } from "../../../src/sdk/members/model/proposal.ts";
import { type DeployChain, deployChain, dyingAt, entry, readRoles, SAMPLE } from "../../../src/testing/deploy-chain.ts";
import { refused } from "../../../src/testing/errors.ts";

const WITH_SAMPLE = [...PLAN, SAMPLE];
const CUSTODY = contractsOf(PLAN.filter(({ domain }) => domain === "custody")).map(({ name }) => name);

describe("addDomains", () => {
  let chain: DeployChain;
  /** Without custody. */
  let running: DeploymentFile;
  before(async () => {
    chain = await deployChain();
    const { deployer: signer, config } = chain;
    running = await deploySystem({ signer, config, domains: ["evidence", "sensing"] });
    await chain.mark();
  });
  beforeEach(() => chain.reset());

  const journalOf = (deployment: DeploymentFile) => memoryJournal(deployment);

  it("adds custody to a deployment that lacks it, by an account that never has power", async () => {
    const { outsider, ethers } = chain;
    const journal = journalOf(running);
    const deployment = await addDomains({ signer: outsider, domains: ["custody"], journal });
    const added = Object.keys(deployment.contracts).slice(Object.keys(running.contracts).length);
    expect(added).to.deep.equal(CUSTODY);
    expect(deployment.contracts).to.deep.include(running.contracts);
    expect(await ethers.provider.getTransactionCount(outsider.address)).to.equal(CUSTODY.length);
    expect(await readRoles(chain, deployment.contracts, outsider.address)).to.deep.equal([false, false, false, false]);
    expect(parseDeployment(journal.load())).to.deep.equal(deployment);
    expect(await requiredProposals(ethers.provider, deployment)).to.deep.equal([]);
    const custody = await ethers.getContractAt("Custody", entry(deployment.contracts, "Custody").address);
    expect(await custody.MEMBERS()).to.equal(entry(running.contracts, "Members").address);
  });

  it("goes on after a cut at any point, by whichever account, and deploys nothing twice", async () => {
    const { outsider, admin, ethers, reset } = chain;
    const { provider } = ethers;
    const whole = dyingAt(Number.POSITIVE_INFINITY, outsider, journalOf(running));
    await addDomains({ ...whole, domains: ["custody"] });
    expect(whole.points()).to.equal(2 * CUSTODY.length + 2 * (CUSTODY.length + 1));
    for (const signer of [outsider, admin]) {
      for (let n = 0; n < whole.points(); n++) {
        await reset();
        const sentBefore = await provider.getTransactionCount(admin.address);
        const journal = journalOf(running);
        const cut = dyingAt(n, outsider, journal);
        await addDomains({ ...cut, domains: ["custody"] }).then(
          () => expect.fail(`was not cut off at ${n}`),
          (error: Error) => expect(error.message).to.contain("power cut"),
        );
        const client = await connect({ provider, deployment: parseDeployment(journal.load()) });
        expect(client.deployment.contracts).to.deep.include(running.contracts);
        const deployment = await addDomains({ signer, domains: ["custody"], journal });
        expect(Object.keys(deployment.contracts).slice(-CUSTODY.length), `cut at ${n}`).to.deep.equal(CUSTODY);
        expect(deployment.contracts).to.deep.include(running.contracts);
        expect(journal.load()).to.deep.equal(deployment);
        const sent = await provider.getTransactionCount(outsider.address);
        const sentByOther = (await provider.getTransactionCount(admin.address)) - sentBefore;
        expect(sent + sentByOther, `cut at ${n}`).to.equal(CUSTODY.length);
      }
    }
  });

  it("sends nothing for a domain that is there", async () => {
    const { outsider, ethers } = chain;
    const journal = journalOf(running);
    expect(await addDomains({ signer: outsider, domains: ["sensing"], journal })).to.deep.equal(running);
    expect(await ethers.provider.getTransactionCount(outsider.address)).to.equal(0);
  });

  it("adds to nothing that is not founded, or whose deployer still has power", async () => {
    const { outsider, deployer, config } = chain;
    const add = (journal = memoryJournal()) => addDomains({ signer: outsider, domains: ["custody"], journal });
    await refused(add(), "DEPLOYMENT_UNFINISHED");
    // Before the last of the calls that hand the power over: three creations, three grants, each with its points.
    const journal = memoryJournal();
    const other = { ...config, council: { ...config.council, votingPeriod: 60 } };
    await deploySystem({ ...dyingAt(18, deployer, journal), config: other }).catch(() => undefined);
    const error = await refused(add(journal), "DEPLOYMENT_UNFINISHED");
    expect(error.values).to.deep.equal({ contract: "Council", call: "renounce DEFAULT_ADMIN_ROLE" });
    const early = memoryJournal();
    await chain.reset();
    await deploySystem({ ...dyingAt(6, deployer, early), config: other }).catch(() => undefined);
    expect((await refused(add(early), "DEPLOYMENT_UNFINISHED")).values).to.deep.equal({ contract: "Council" });
  });

  it("does not complete a domain whose contracts are of other code, or called for another system", async () => {
    const { outsider: signer, deployer, config } = chain;
    const { contracts } = await addDomains({ signer, domains: ["custody"], journal: journalOf(running) });
    const profiles = entry(contracts, "Profiles");
    const half = (Profiles: DeployedContract) =>
      memoryJournal({ ...running, contracts: { ...running.contracts, Profiles } });
    const otherCode = half({ ...profiles, tx: entry(contracts, "Feeds").tx });
    const error = await refused(addDomains({ signer, domains: ["custody"], journal: otherCode }), "DEPLOYMENT_CHANGED");
    expect(error.values).to.include({ contract: "Profiles" });
    const second = await deploySystem({ signer: deployer, config });
    const foreign = half(entry(second.contracts, "Profiles"));
    await refused(addDomains({ signer, domains: ["custody"], journal: foreign }), "DEPLOYMENT_CHANGED");
    const completed = await addDomains({ signer, domains: ["custody"], journal: half(profiles) });
    expect(entry(completed.contracts, "Profiles")).to.deep.equal(profiles);
    expect(entry(completed.contracts, "Custody").address).not.to.equal(entry(contracts, "Custody").address);
  });

  it("refuses a file of another chain, and one whose contracts the chain lacks", async () => {
    const { outsider: signer } = chain;
    const add = (deployment: DeploymentFile) =>
      addDomains({ signer, domains: ["custody"], journal: journalOf(deployment) });
    await refused(add({ ...running, genesisHash: `0x${"00".repeat(32)}` }), "CHAIN_MISMATCH");
    const Feeds = { ...entry(running.contracts, "Feeds"), address: signer.address };
    const error = await refused(add({ ...running, contracts: { ...running.contracts, Feeds } }), "CONTRACT_MISSING");
    expect(error.values).to.deep.equal({ contract: "Feeds", address: signer.address });
    const garbled = { ...entry(running.contracts, "TimelockController"), args: "0x00" };
    const contracts = { ...running.contracts, TimelockController: garbled };
    await refused(add({ ...running, contracts }), "DEPLOYMENT_INVALID");
  });

  it("asks for a setting that the deployment was not founded with, before anything is sent", async () => {
    const { outsider: signer, ethers } = chain;
    const [contract] = SAMPLE.contracts;
    if (contract === undefined) return expect.fail("the sample has no contract");
    const asking = { ...contract, args: (_: unknown, settings: object) => [(settings as { fee: unknown }).fee] };
    const plan = [...PLAN, { ...SAMPLE, contracts: [asking] }];
    const sent = await ethers.provider.getTransactionCount(signer.address);
    const adding = addDomains({ signer, domains: ["sample"], journal: journalOf(running), plan });
    expect((await refused(adding, "DEPLOY_CONFIG_INVALID")).values).to.include({ key: "fee" });
    expect(await ethers.provider.getTransactionCount(signer.address)).to.equal(sent);
  });

  describe("a domain that needs the Council", () => {
    const add = (journal = journalOf(running)) =>
      addDomains({ signer: chain.outsider, domains: ["sample"], journal, plan: WITH_SAMPLE });

    it("tells the proposal until the Council has done it", async () => {
      const { admin, ethers, send } = chain;
      const deployment = await add();
      const ask = () => requiredProposals(ethers.provider, deployment, WITH_SAMPLE);
      const [proposal, ...others] = await ask();
      if (proposal === undefined) return expect.fail("there is no proposal");
      expect(others).to.deep.equal([]);
      expect(proposal.targets).to.deep.equal([entry(running.contracts, "Fingerprints").address]);
      expect(proposal.description).to.equal("Complete the domain sample: make RolePolicy a registrar");

      const first = { proposal, attempt: 1, lost: [] };
      expect(await proposeOnce(admin, deployment, proposal)).to.deep.equal({ ...first, state: "Pending" });
      await send("evm_increaseTime", [1]);
      await send("evm_mine");
      expect(await proposeOnce(admin, deployment, proposal)).to.deep.equal({ ...first, state: "Active" });
      const council = await ethers.getContractAt("Council", entry(deployment.contracts, "Council").address, admin);
      const { targets, values, calldatas, description } = proposal;
      const call: Parameters<typeof council.queue> = [
        [...targets],
        [...values],
        [...calldatas],
        ethers.id(description),
      ];
      await council.castVote(proposalId(proposal), 1);
      await council.queue(...call);
      expect(await ask()).to.have.length(1);
      await council.execute(...call);
      expect(await ask()).to.deep.equal([]);
      expect(await proposeOnce(admin, deployment, proposal)).to.deep.equal({ ...first, state: "Executed" });
    });

    it("is proposed again when its vote was lost, or when it was canceled, and says which attempt it is", async () => {
      const { admin, deployer, config, ethers, send } = chain;
      // While it waits for its vote, its proposer may cancel it.
      const council = { ...config.council, votingDelay: 100 };
      const begun = await deploySystem({ signer: deployer, config: { ...config, council }, domains: ["evidence"] });
      const deployment = await add(journalOf(begun));
      const [proposal] = await requiredProposals(ethers.provider, deployment, WITH_SAMPLE);
      if (proposal === undefined) return expect.fail("there is no proposal");
      const client = await connect({ signer: admin, deployment });
      const pass = async (seconds: number) => {
        await send("evm_increaseTime", [seconds]);
        await send("evm_mine");
      };
      await proposeOnce(admin, deployment, proposal);
      await pass(101);
      await voteAndWait(client, { proposalId: proposalId(proposal), support: "against" });
      await pass(council.votingPeriod + 1);

      const second = await proposeOnce(admin, deployment, proposal);
      const description = `${proposal.description} (attempt 2)`;
      const expected = { proposal: { ...proposal, description }, attempt: 2, lost: ["Defeated"] };
      expect(second).to.deep.equal({ ...expected, state: "Pending" });
      expect(await proposeOnce(admin, deployment, proposal)).to.deep.equal(second);

      await cancelAndWait(client, { proposal: second.proposal });
      const third = await proposeOnce(admin, deployment, proposal);
      expect([third.attempt, third.state, third.lost]).to.deep.equal([3, "Pending", ["Defeated", "Canceled"]]);
      await pass(101);
      await voteAndWait(client, { proposalId: proposalId(third.proposal), support: "for" });
      await queueAndWait(client, { proposal: third.proposal });
      await executeAndWait(client, { proposal: third.proposal });
      expect(await requiredProposals(ethers.provider, deployment, WITH_SAMPLE)).to.deep.equal([]);
    });

    it("is proposed by nobody without a vote", async () => {
      const { outsider, ethers } = chain;
      const deployment = await add();
      const [proposal] = await requiredProposals(ethers.provider, deployment, WITH_SAMPLE);
      if (proposal === undefined) return expect.fail("there is no proposal");
      const error = await refused(proposeOnce(outsider, deployment, proposal), "GovernorInsufficientProposerVotes");
      expect(error.values).to.include({ proposer: outsider.address });
    });

    it("is added to a file as commit cd586d4 wrote it, with a contract that the plan does not know", async () => {
      const { outsider: signer, ethers } = chain;
      const custody = await addDomains({ signer, domains: ["custody"], journal: journalOf(running) });
      const { network, chainId, genesisHash, contracts } = custody;
      const old = Object.fromEntries(
        Object.entries({ ...contracts, Ledger: entry(contracts, "Feeds") }).filter(([name]) =>
          AT_CD586D4.includes(name),
        ),
      );
      expect(Object.keys(old)).to.have.members(AT_CD586D4);
      const deployment = await add(journalOf({ network, chainId, genesisHash, contracts: old }));
      expect(Object.keys(deployment.contracts)).to.deep.equal([...Object.keys(old), "RolePolicy"]);
      expect(deployment.contracts).to.deep.include(old);
      expect(await requiredProposals(ethers.provider, deployment, WITH_SAMPLE)).to.have.length(1);

      // Custody of then was other code, and without CustodyLens: it is not completed.
      const { tx } = entry(contracts, "Feeds");
      const [Profiles, Custody] = ["Profiles", "Custody"].map((name) => ({ ...entry(contracts, name), tx }));
      const journal = journalOf({ network, chainId, genesisHash, contracts: { ...old, Profiles, Custody } as never });
      const before = journal.load();
      const sent = await ethers.provider.getTransactionCount(signer.address);
      const error = await refused(addDomains({ signer, domains: ["custody"], journal }), "DEPLOYMENT_CHANGED");
      expect(error.values).to.include({ contract: "Profiles" });
      expect(journal.load()).to.deep.equal(before);
      expect(await ethers.provider.getTransactionCount(signer.address)).to.equal(sent);
    });
  });
});

/** Contracts of a deployment file then, and one that is no more. */
const AT_CD586D4 = [
  "TimelockController",
  "Members",
  "Council",
  "Attestations",
  "Fingerprints",
  "Feeds",
  "Sensors",
  "Exceedances",
  "Profiles",
  "Custody",
  "ERC7913P256Verifier",
  "ERC7913WebAuthnVerifier",
  "Ledger",
];
