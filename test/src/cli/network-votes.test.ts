import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { getAddress } from "ethers";
import type { ValidatorVote } from "../../../src/lib/qbft-extra-data.ts";
import { tally } from "../../../src/testing/command-line.ts";
import { type Consortium, consortium } from "../../../src/testing/consortium.ts";
import {
  type Answers,
  healthyBesu,
  Refusal,
  type ScriptedBesu,
  startScriptedBesu,
} from "../../../src/testing/scripted-besu.ts";

const NEWCOMER = getAddress(`0x${"ab".repeat(20)}`);

describe("tally network votes, vote and validators", function () {
  this.timeout(60_000);
  let given: Consortium;
  let served: ScriptedBesu;
  let validators: readonly string[];
  let answers: Answers;
  /** Validators that propose. */
  let live = 4;
  /** Votes in headers, by height. */
  let voted: Readonly<Record<number, ValidatorVote>> = {};

  before(async () => {
    given = await consortium();
    validators = given.network.nodes
      .map(({ address }) => getAddress(address))
      .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    const [node] = given.network.nodes as [Consortium["network"]["nodes"][0]];
    served = await startScriptedBesu({ answers: () => answers });
    answersOf = () =>
      healthyBesu({
        network: given.network,
        node,
        height: () => 1_234,
        now: () => 1_800_000_000,
        header: (number) => ({
          fields: { miner: validators[number % live] as string },
          ...(voted[number] && { vote: voted[number] }),
        }),
      });
  });
  let answersOf: () => Answers;
  beforeEach(() => {
    [live, voted] = [4, {}];
    answers = answersOf();
  });
  after(async () => {
    await served.close();
    given.remove();
  });

  const network = (...args: string[]) => tally(["--json", "--rpc", served.url, "network", ...args]);
  const done = async (...args: string[]) => {
    const { exitCode, json, out } = await network(...args);
    expect(exitCode, out).to.equal(0);
    return json();
  };
  const fails = async (...args: string[]) => {
    const { exitCode, json } = await network(...args);
    return `${exitCode} ${json().error.code}`;
  };
  const cast = () =>
    served.calls.filter(({ method }) => /Vote$/.test(method)).map(({ method, params }) => [method, ...params]);
  const change = (overrides: Answers) => {
    answers = { ...answers, ...overrides };
  };

  it("lists validators with the nodes' names", async () => {
    const { validators: listed, quorum } = await done("validators", "--network", given.root);
    expect(quorum).to.equal(3);
    expect((listed as readonly { name: string }[]).map(({ name }) => name)).to.have.members([
      "river-1",
      "plant-1",
      "laboratory-1",
      "bank-1",
    ]);
  });

  it("shows what headers voted for, and what the node goes on with", async () => {
    voted = {
      1010: { validator: NEWCOMER, isAdded: true }, // proposers in turns of four: 1010 % 4 = 2
      1111: { validator: NEWCOMER, isAdded: true },
      1112: { validator: validators[3] as string, isAdded: false },
    };
    change({ qbft_getPendingVotes: () => ({ [NEWCOMER.toLowerCase()]: true }) });
    const { open, own, needed, height, epochEnds } = await done("votes");
    expect(open).to.deep.equal([
      { subject: NEWCOMER, add: true, by: [validators[2], validators[3]] },
      { subject: validators[3], add: false, by: [validators[0]] },
    ]);
    expect({ own, needed, height, epochEnds }).to.deep.equal({
      own: [{ subject: NEWCOMER, add: true }],
      needed: 3,
      height: 1_234,
      epochEnds: 30_000,
    });
  });

  it("counts by the node's own epoch, and by the one that it is told", async () => {
    voted = { 1010: { validator: NEWCOMER, isAdded: true } };
    expect((await done("votes", "--epoch", "1000")).open).to.have.length(1);
    expect((await done("votes", "--epoch", "1100")).open).to.deep.equal([]);
    const config = { qbft: { epochLength: 1_200 } };
    change({ admin_nodeInfo: () => ({ protocols: { eth: { config } } }) });
    expect(await done("votes")).to.deep.include({ open: [], epochEnds: 2_400 });
    expect(await fails("votes", "--epoch", "0")).to.equal("1 USAGE");
  });

  it("has the node vote, says what it takes, and takes it back", async () => {
    const before = cast().length;
    const vote = await done("vote", "add", NEWCOMER.toLowerCase());
    expect(vote).to.deep.include({
      subject: NEWCOMER,
      add: true,
      needed: 3,
      after: 5,
      quorum: 4,
      outcome: "kept",
      silent: [],
    });
    expect((vote.warnings as string[])[0]).to.include("once 3 of 4 validators vote so");
    const dropped = await done("vote", "drop", validators[1] as string);
    expect((dropped.warnings as string[]).at(-1)).to.include("With 3 validators none may fail");
    await done("vote", "discard", NEWCOMER);
    expect(cast().slice(before)).to.deep.equal([
      ["qbft_proposeValidatorVote", NEWCOMER.toLowerCase(), true],
      ["qbft_proposeValidatorVote", validators[1]?.toLowerCase(), false],
      ["qbft_discardValidatorVote", NEWCOMER.toLowerCase()],
    ]);
  });

  it("warns that the new one has to run where one is down", async () => {
    live = 3;
    const { outcome, warnings } = await done("vote", "add", NEWCOMER);
    expect(outcome).to.equal("needs-new");
    expect((warnings as string[]).at(-1)).to.match(
      /^Of 5 validators 4 have to agree, and 0x\w+ do not take part: .* unless the new one runs/,
    );
  });

  it("refuses a vote that would lose the quorum, unless it is forced", async () => {
    live = 2;
    const before = cast().length;
    expect(await fails("vote", "add", NEWCOMER)).to.equal("1 VOTE_LOSES_QUORUM");
    expect(cast().length).to.equal(before);
    const { warnings } = await done("vote", "add", "--force", NEWCOMER);
    expect((warnings as string[]).at(-1)).to.include("the chain halts with this change.");
    expect(cast().length).to.equal(before + 1);
  });

  it("writes into network.json who validates by now", async () => {
    const file = `${given.root}/network.json`;
    const kept = readFileSync(file, "utf8");
    try {
      expect(await fails("validators", "--write")).to.equal("1 USAGE");
      change({ qbft_getValidatorsByBlockNumber: () => validators.slice(1) });
      const { sha256 } = await done("validators", "--network", given.root, "--write");
      expect(sha256).to.match(/^[0-9a-f]{64}$/);
      const dropped = given.network.nodes.map((node) => ({
        ...node,
        validator: getAddress(node.address) !== validators[0],
      }));
      expect(JSON.parse(readFileSync(file, "utf8"))).to.deep.equal({ ...given.network, nodes: dropped });
      change({ qbft_getValidatorsByBlockNumber: () => validators });
      await done("validators", "--network", given.root, "--write");
      expect(readFileSync(file, "utf8")).to.equal(kept);
    } finally {
      writeFileSync(file, kept);
    }
  });

  it("refuses what changes nothing, and what is no address", async () => {
    expect(await fails("vote", "add", validators[0] as string)).to.equal("1 VOTE_POINTLESS");
    expect(await fails("vote", "drop", NEWCOMER)).to.equal("1 VOTE_POINTLESS");
    expect(await fails("vote", "drop", "plant-1")).to.equal("1 USAGE");
    expect(await fails("vote", "discard", "0x12")).to.equal("1 USAGE");
  });

  it("says where there are no votes: another consensus, a contract, a group that is off, a header that is none", async () => {
    change({
      qbft_proposeValidatorVote: () => {
        throw new Refusal(-32_603, "Method not enabled");
      },
    });
    expect(await fails("vote", "add", NEWCOMER)).to.equal("1 NODE_REFUSED");
    const { qbft_getValidatorsByBlockNumber: _, ...others } = answers;
    answers = others;
    for (const args of [["votes"], ["validators"], ["vote", "add", NEWCOMER]])
      expect(await fails(...args)).to.equal("1 NOT_QBFT");
    answers = answersOf();
    change({ eth_getBlockByNumber: () => null });
    expect(await fails("votes")).to.equal("1 NODE_REFUSED");
  });
});
