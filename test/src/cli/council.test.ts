import { expect } from "chai";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";

const address = (index: number) => developmentWallet(index).address;

describe("tally council", () => {
  let system: ServedSystem;
  let ours: ReturnType<typeof commands>;
  before(async () => {
    system = await servedSystem();
    ours = commands(system);
  });
  after(() => system.close());

  const text = async (...args: string[]) => (await tally([...system.where, ...args])).out;

  /** Proposes by the command line, votes for it, queues and executes it. */
  const decide = async (...args: string[]) => {
    const { proposalId } = await ours.done("council", "propose", ...args);
    const id = String(proposalId);
    expect(await ours.done("council", "vote", id, "for", "--reason", "agreed")).to.deep.include({
      support: "for",
      weight: "1",
      state: "Succeeded",
    });
    expect((await ours.done("council", "queue", id)).state).to.equal("Queued");
    expect((await ours.done("council", "execute", id)).state).to.equal("Executed");
    return id;
  };
  const organisation = async (org: number) =>
    (await ours.done("members", "show", String(org))).organisation as Record<string, unknown>;

  it("admits, changes roles and standing, requires two people, recovers, names a registrar", async () => {
    await decide(
      "admit",
      "Harbour Lab",
      address(2),
      "--roles",
      "inspector,data-provider",
      "--person",
      `0x${"ab".repeat(20)}`,
    );
    expect(await organisation(2)).to.deep.include({ name: "Harbour Lab", roles: ["INSPECTOR", "DATA_PROVIDER"] });
    // Two members from here on: one alone is no majority.
    const theirs = commands(system, 2);
    const both = async (...args: string[]) => {
      const { proposalId } = await ours.done("council", "propose", ...args);
      const id = String(proposalId);
      await ours.done("council", "vote", id, "for");
      await theirs.done("council", "vote", id, "FOR");
      await ours.done("council", "queue", id);
      await theirs.done("council", "execute", id);
    };
    await both("roles", "2", "bank", "--description", "Harbour Lab is a bank");
    expect((await organisation(2)).roles).to.deep.equal(["BANK"]);
    await both("dual-control", "2", "on");
    expect((await organisation(2)).dualControl).to.equal(true);
    await both("recover", "2", address(3), "--lost", address(2));
    expect((await ours.done("members", "account", address(2))).account).to.deep.include({ honoured: false });
    expect(await organisation(2)).to.deep.include({ votingAccount: address(3) });
    const thirds = commands(system, 3);
    const { proposalId: ending } = await ours.done(
      ...["council", "propose", "end-account", address(2), "--trusted-until", "2020-01-31"],
    );
    await ours.done("council", "vote", String(ending), "for");
    await thirds.done("council", "vote", String(ending), "for");
    await ours.done("council", "queue", String(ending));
    expect(await ours.done("council", "execute", String(ending))).to.include({ ok: true });
    const squatted = await ours.done("council", "propose", "recover", "2", address(5), "--keep");
    await ours.done("members", "enrol", address(5), "--duties", "relayer");
    await ours.done("council", "vote", String(squatted.proposalId), "for");
    await thirds.done("council", "vote", String(squatted.proposalId), "for");
    await ours.done("council", "queue", String(squatted.proposalId));
    const refusal = await tally([...system.where, "council", "execute", String(squatted.proposalId)]);
    expect(refusal.err).to.equal(
      `Members_AccountOfOther: account ${address(5)} belongs to organisation 1: propose again, with an address that nobody has seen yet`,
    );
    const recovered = commands(system, 3);
    const { proposalId } = await recovered.done("council", "propose", "registrar", address(8), "on");
    await ours.done("council", "vote", String(proposalId), "against");
    await recovered.done("council", "vote", String(proposalId), "abstain");
    expect((await ours.done("council", "show", String(proposalId))).proposal).to.deep.include({
      votes: { for: "0", against: "1", abstain: "1" },
      description: `Make ${address(8)} a registrar#proposer=${address(3).toLowerCase()}`,
    });
  }).timeout(60_000);

  it("lists and shows proposals, by number and by the digits of the list", async () => {
    const { proposals } = await ours.done("council", "list");
    const [first] = proposals as { proposalId: string; state: string; description: string }[];
    expect(first).to.include({
      state: "Executed",
      description: `Admit Harbour Lab#proposer=${address(1).toLowerCase()}`,
    });
    const id = String(first?.proposalId);
    const short = id.slice(0, 10);
    expect(await text("council", "list")).to.match(new RegExp(`\\n${short} +Executed +1/0/0 +Admit Harbour Lab`));
    expect((await ours.done("council", "show", short)).proposal).to.deep.include({ proposalId: id });
    expect(await text("council", "show", id)).to.match(/^Admit Harbour Lab\nid +\d+\nstate +Executed\nvotes +1\/0\/0/);
  });

  it("refuses what is not understood", async () => {
    for (const args of [
      ["propose"],
      ["propose", "roles", "two", "bank"],
      ["propose", "roles", "2", "banker"],
      ["propose", "standing", "2", "None"],
      ["propose", "dual-control", "2", "maybe"],
      ["propose", "registrar", address(8)],
      ["propose", "recover", "2", address(4)],
      ["propose", "recover", "2", address(4), "--keep", "--lost", address(3)],
      ["vote", "1"],
      ["vote", "1", "yes"],
      ["vote", "latest", "for"],
      ["show", "first"],
    ]) {
      expect(await ours.fails("council", ...args), args.join(" ")).to.equal("1 USAGE");
    }
  });

  it("passes on what the SDK and the contract refuse", async () => {
    expect(await ours.fails("council", "show", "98765432109")).to.equal("1 NOT_FOUND");
    expect(await ours.fails("council", "queue", "123456789012")).to.equal("1 NOT_FOUND");
    expect(await ours.fails("council", "propose", "admit", "Lab", "0x12")).to.equal("1 ARGUMENT_INVALID");
    expect(await ours.fails("council", "propose", "admit", "", address(4))).to.equal("1 ARGUMENT_INVALID");
    const stranger = commands(system, 9);
    expect(await stranger.fails("council", "propose", "admit", "Lab", address(9))).to.equal(
      "1 GovernorInsufficientProposerVotes",
    );
    const { proposalId } = await ours.done("council", "propose", "standing", "2", "restricted");
    const id = String(proposalId);
    expect(await ours.fails("council", "execute", id)).to.equal("1 GovernorUnexpectedProposalState");
    await ours.done("council", "vote", id, "for");
    expect((await tally([...system.where, "council", "queue", id])).err).to.match(
      /^GovernorUnexpectedProposalState: the proposal is Active: 1 of 2 votes; voting ends 20\S+Z\n {2}`tally council show` says/,
    );
    await ours.done("members", "enrol", address(7), "--duties", "maker");
    const maker = await tally([...system.where, "members", "enrol", address(8), "--duties", "maker"], {
      TALLY_KEY: developmentWallet(7).privateKey,
    });
    expect(maker.err).to.equal(`Members_DutyMissing: account ${address(7)}, has MAKER, wanted ADMIN`);
    expect(await ours.fails("council", "vote", id, "against")).to.equal("1 GovernorAlreadyCastVote");
    expect(await ours.fails("council", "cancel", id)).to.equal("1 GovernorUnableToCancel");
  });

  it("prints the next command with each step, and keeps a lost account only where that is asked for", async () => {
    const slow = await servedSystem();
    try {
      const said = async (...args: string[]) => (await tally([...slow.where, "council", ...args])).out;
      const proposed = await said("propose", "recover", "1", address(4), "--keep");
      expect(proposed).to.match(
        /^proposed: .*\nid {2}\d+\nvoting is open from \S+ until \S+\nnext: tally council vote \d{10} for$/,
      );
      const id = /vote (\d+)/.exec(proposed)?.[1] ?? "";
      expect(await said("vote", id, "for")).to.match(new RegExp(`Succeeded now\nnext: tally council queue ${id}$`));
      expect(await said("queue", id)).to.match(new RegExp(`\nnext: tally council execute ${id}$`));
      expect(await said("execute", id)).to.match(/Executed now$/);
      const { account } = await commands(slow).done("members", "account", address(1));
      expect(account).to.deep.include({ honoured: true });
    } finally {
      await slow.close();
    }
  });

  it("takes a proposal back while voting has not begun", async () => {
    const slow = await servedSystem(3_600);
    try {
      const { done } = commands(slow);
      const { proposalId } = await done("council", "propose", "roles", "1", "bank");
      expect((await done("council", "show", String(proposalId))).proposal).to.deep.include({ state: "Pending" });
      expect(await done("council", "cancel", String(proposalId))).to.deep.include({ state: "Canceled" });
    } finally {
      await slow.close();
    }
  });
});
