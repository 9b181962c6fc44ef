import { expect } from "chai";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";

const address = (index: number) => developmentWallet(index).address;

describe("tally members", () => {
  let system: ServedSystem;
  let ours: ReturnType<typeof commands>;
  before(async () => {
    system = await servedSystem();
    ours = commands(system);
  });
  after(() => system.close());

  it("lists and shows organisations, as JSON and as text", async () => {
    const { organisations } = await ours.done("members", "list");
    const [first, ...others] = organisations as Record<string, unknown>[];
    expect(first).to.deep.include({ org: 1, name: "Development", standing: "Active", votingAccount: address(1) });
    expect(others).to.deep.equal([]);
    expect((await ours.done("members", "show", "1")).organisation).to.deep.include({ org: 1, dualControl: false });
    expect((await tally([...system.where, "members", "list"])).out).to.match(
      /^org +name +standing[^\n]*\n1 +Development .* 0x7099…$/,
    );
    const wide = await tally([...system.where, "members", "list", "--wide"]);
    expect(wide.out.split("\n")[1]).to.match(new RegExp(`^1 +Development .* ${address(1)}$`));
    expect((await tally([...system.where, "members", "show", "1"])).out).to.match(
      /^1 {2}Development\nstanding +Active/,
    );
  });

  it("enrols an account until a day's last second, shows it, and revokes it", async () => {
    const enrolled = await ours.done(
      ...["members", "enrol", address(2), "--duties", "maker,Checker", "--until", "2100-01-31"],
      ...["--person", `0x${"ab".repeat(20)}`],
    );
    const end = String(Date.UTC(2100, 1, 1) / 1000 - 1);
    expect(enrolled).to.deep.include({ org: 1, account: address(2), duties: ["MAKER", "CHECKER"], validUntil: end });
    expect(enrolled.tx).to.match(/^0x[0-9a-f]{64}$/);
    const show = async () => (await ours.done("members", "account", address(2))).account;
    expect(await show()).to.deep.include({ org: 1, honoured: true, validUntil: end });
    const text = await tally([...system.where, "members", "account", address(2)]);
    expect(text.out).to.contain("organisation 1  MAKER, CHECKER, 2100-01-31T23:59:59Z");
    const future = ["--trusted-until", "2100-01-31"];
    expect(await ours.fails("members", "revoke", address(2), ...future)).to.equal("1 Members_TrustedInFuture");
    await ours.done("members", "revoke", address(2));
    expect(await show()).to.deep.include({ honoured: false });
    const long = ["--trusted-until", "2020-01-31"];
    expect(await ours.fails("members", "revoke", address(2), ...long)).to.equal("1 Members_TrustedTooEarly");
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await ours.done("members", "revoke", address(2), "--trusted-until", `${yesterday}T00:00:00Z`);
    const again = await ours.fails("members", "enrol", address(2), "--duties", "maker");
    expect(again, "what ended stays ended").to.equal("1 Members_AccountEnded");
  });

  it("gives the vote to another account", async () => {
    await ours.done("members", "enrol", address(3), "--duties", "admin");
    await ours.done("members", "voting-account", address(3));
    expect((await ours.done("members", "show", "1")).organisation).to.deep.include({ votingAccount: address(3) });
    await ours.done("members", "voting-account", address(1));
  });

  it("refuses what is not understood", async () => {
    for (const args of [
      ["show", "one"],
      ["show"],
      ["show", "1", "2"],
      ["show", "99999999999999999999"],
      ["enrol", address(4)],
      ["enrol", address(4), "--duties", "boss"],
      ["enrol", address(4), "--duties", "maker", "--until", "tomorrow"],
      ["enrol", address(4), "--duties", "maker", "--until", "2027-02-31"],
      ["enrol", address(4), "--duties", "maker", "--until", "2027-02-03T12:00"],
      ["fire", address(4)],
      [],
    ]) {
      expect(await ours.fails("members", ...args), args.join(" ")).to.equal("1 USAGE");
    }
  });

  it("passes on what the SDK and the contract refuse", async () => {
    expect(await ours.fails("members", "show", "7")).to.equal("1 NOT_FOUND");
    expect(await ours.fails("members", "show", "4294967296")).to.equal("1 ARGUMENT_INVALID");
    expect(await ours.fails("members", "account", "0x12")).to.equal("1 ARGUMENT_INVALID");
    expect(await ours.fails("members", "revoke", "nobody")).to.equal("1 ARGUMENT_INVALID");
    const person = ["--person", "0x12"];
    expect(await ours.fails("members", "enrol", address(4), "--duties", "maker", ...person)).to.equal(
      "1 ARGUMENT_INVALID",
    );
    const past = ["--until", "2001-01-01"];
    expect(await ours.fails("members", "enrol", address(4), "--duties", "maker", ...past)).to.equal(
      "1 Members_ValidityPast",
    );
    expect(await ours.fails("members", "voting-account", address(9))).to.equal("1 Members_NotEnrolled");
    expect(await ours.fails("members", "revoke", address(1))).to.equal("1 Members_CarriesVote");
    const stranger = commands(system, 9);
    expect(await stranger.fails("members", "enrol", address(4), "--duties", "maker")).to.equal("1 Members_NotEnrolled");
  });
});
