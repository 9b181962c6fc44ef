import { expect } from "chai";
import { getAddress, zeroPadValue } from "ethers";
import type { HeaderVote, QbftHeader } from "../../../src/network/rpc/header.ts";
import { replayVotes, votesNeeded } from "../../../src/network/votes/replay-votes.ts";
import { weighVote } from "../../../src/network/votes/weigh-vote.ts";

const account = (n: number) => getAddress(zeroPadValue(`0x${n.toString(16).padStart(2, "0")}`, 20));
const [A, B, C, D, E] = [1, 2, 3, 4, 5].map(account) as [string, string, string, string, string];
const EPOCH = 100;

type Block = readonly [proposer: string, vote?: HeaderVote];

/** Headers of an epoch from its first block on: who proposes, and for what. */
function chain(...blocks: readonly Block[]): QbftHeader[] {
  const first: QbftHeader = {
    number: EPOCH,
    timestamp: 0,
    proposer: A,
    validators: [A, B, C, D],
    vote: undefined,
    round: 0,
  };
  const later = blocks.map(([proposer, vote], i) => ({ ...first, number: EPOCH + 1 + i, proposer, vote }));
  return [first, ...later];
}
const open = (...blocks: readonly Block[]) => replayVotes(chain(...blocks), EPOCH);
const add = (subject: string): HeaderVote => ({ subject, add: true });
const drop = (subject: string): HeaderVote => ({ subject, add: false });

describe("votes on validators, replayed from headers", () => {
  it("need more than half", () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(votesNeeded)).to.deep.equal([1, 2, 2, 3, 3, 4, 4]);
  });

  it("count once for each proposer", () => {
    expect(open([A, add(E)], [B, add(E)], [A, add(E)])).to.deep.equal([{ subject: E, add: true, by: [A, B] }]);
  });

  it("count as the proposer voted last", () => {
    expect(open([A, drop(D)], [B, drop(D)], [A, add(D)])).to.deep.equal([
      { subject: D, add: true, by: [A] },
      { subject: D, add: false, by: [B] },
    ]);
  });

  it("are forgotten once the subject is decided on", () => {
    expect(open([A, add(E)], [B, add(E)], [C, add(E)])).to.deep.equal([]);
    expect(open([A, drop(D)], [B, drop(D)], [C, drop(D)])).to.deep.equal([]);
  });

  it("need as many as the validators are by then", () => {
    const five = [
      [A, add(E)],
      [B, add(E)],
      [C, add(E)],
    ] as const;
    // Of five, three.
    expect(open(...five, [A, drop(D)], [B, drop(D)])).to.deep.equal([{ subject: D, add: false, by: [A, B] }]);
    expect(open(...five, [A, drop(D)], [B, drop(D)], [E, drop(D)])).to.deep.equal([]);
  });

  it("of one who was voted out do not count any more", () => {
    const votes = open([D, add(E)], [A, drop(D)], [B, drop(D)], [C, drop(D)]);
    expect(votes).to.deep.equal([]);
    expect(open([D, add(E)], [A, add(E)], [A, drop(D)], [B, drop(D)], [C, drop(D)])).to.deep.equal([
      { subject: E, add: true, by: [A] },
    ]);
  });

  it("are forgotten with the epoch", () => {
    const headers = chain([A, add(E)], [B, add(E)]);
    const [last] = headers.slice(-1) as [QbftHeader];
    const next = { ...last, number: 2 * EPOCH, vote: undefined };
    expect(replayVotes([...headers, next], EPOCH)).to.deep.equal([]);
    expect(replayVotes([...headers, next, { ...last, number: 2 * EPOCH + 1 }], EPOCH)).to.have.length(1);
  });

  it("are none where there are no blocks yet", () => {
    expect(replayVotes([], EPOCH)).to.deep.equal([]);
  });
});

describe("what a vote does to the quorum", () => {
  const six = [1, 2, 3, 4, 5, 6].map(account);
  const live = (validators: readonly string[], count: number) =>
    Array.from({ length: 2 * validators.length }, (_, i) => validators[i % count] as string);
  const weigh = (validators: readonly string[], count: number, subject: string, adds = false) =>
    weighVote({ validators, subject, add: adds, proposers: live(validators, count) });

  it("keeps it while all take part", () => {
    expect(weigh([A, B, C, D], 4, D)).to.deep.equal({ after: 3, quorum: 2, silent: [], outcome: "kept" });
    expect(weigh([A, B, C, D], 4, E, true)).to.deep.equal({ after: 5, quorum: 4, silent: [], outcome: "kept" });
  });

  it("loses it by dropping one who takes part while others do not", () => {
    const [first = "", , , , , last = ""] = six;
    expect(weigh(six, 4, first)).to.deep.equal({ after: 5, quorum: 4, silent: six.slice(4), outcome: "lost" });
    expect(weigh(six, 4, last).outcome).to.equal("kept");
  });

  it("needs the new one where one is down", () => {
    expect(weigh([A, B, C, D], 3, E, true)).to.deep.equal({ after: 5, quorum: 4, silent: [D], outcome: "needs-new" });
    expect(weigh([A], 1, B, true).outcome).to.equal("needs-new");
    expect(weigh([A, B, C, D], 2, E, true).outcome).to.equal("lost");
  });

  it("loses it by dropping the only one", () => {
    expect(weigh([A], 1, A)).to.include({ after: 0, outcome: "lost" });
  });

  it("takes nobody for silent on a chain of a few blocks", () => {
    expect(weighVote({ validators: [A, B, C, D], subject: E, add: true, proposers: [A, B] }).silent).to.deep.equal([]);
  });
});
