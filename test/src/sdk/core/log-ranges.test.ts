import { expect } from "chai";
import { sdkError } from "../../../../src/sdk/core/errors.ts";
import { distinct, inRanges } from "../../../../src/sdk/core/log-ranges.ts";

describe("ranges of blocks", () => {
  /** A node that answers to `most` blocks at once with their numbers. */
  const node = (most: number) => {
    const asked: string[] = [];
    return {
      asked,
      async ask(from: number, to: number) {
        asked.push(`${from}-${to}`);
        if (to - from + 1 > most) throw sdkError("RPC_REFUSED", "Requested range exceeds maximum RPC range limit");
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      },
    };
  };
  const all = async (newestFirst: boolean, most: number) => {
    const { asked, ask } = node(most);
    const given: number[][] = [];
    for await (const part of inRanges({ from: 3, to: 12_000 }, newestFirst, ask)) given.push(part);
    return { asked, given };
  };

  for (const most of [5_000, 4_999, 700, 1_000]) {
    it(`gives every block once, oldest or newest first, from a node that answers to ${most}`, async () => {
      const expected = Array.from({ length: 11_998 }, (_, i) => i + 3);
      const oldest = await all(false, most);
      expect(oldest.given.flat()).to.deep.equal(expected);
      expect((await all(true, most)).given.reverse().flat()).to.deep.equal(expected);
      expect(oldest.asked.length - oldest.given.length, "refusals").to.be.at.most(3);
    });
  }

  it("passes on what is refused for a single block, and what has nothing to do with the width", async () => {
    expect((await all(false, 0).catch((error) => error)).code).to.equal("RPC_REFUSED");
    const away = async () => {
      throw sdkError("RPC_UNREACHABLE", "away");
    };
    const error = await inRanges({ from: 0, to: 9 }, false, away)
      .next()
      .catch((e) => e);
    expect(error.code).to.equal("RPC_UNREACHABLE");
    expect((await inRanges({ from: 5, to: 4 }, false, away).next()).done).to.equal(true);
  });

  it("keeps the first of two logs of one place", () => {
    const logs = [
      [1, 0],
      [1, 1],
      [1, 0],
      [2, 0],
    ].map(([blockNumber = 0, index = 0]) => ({ blockNumber, index }));
    expect(distinct(logs)).to.deep.equal([logs[0], logs[1], logs[3]]);
  });
});
