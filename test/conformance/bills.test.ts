import { expect } from "chai";
import { billVectors, type BillVectors } from "../../src/testing/bills-on-chain.ts";
import { financeVectors } from "../../src/testing/finance-vectors.ts";

/**
 * Vectors that are judged otherwise, each with the rule.
 *
 * BIL-017: a bill of too long a tenor is not drawn (Measures of 2022, art. 25), so it is in no state, and not Drawn.
 * BIL-019, 027, 029, 032: an endorsement to oneself is none (Law art. 27: to another). The ledger divides the lot there, as a pledge in part needs, and writes down no
 * step.
 * BIL-020: the most lots, 5, is no term of a bill: it is 500 of every bill, of which each part has its share.
 * BIL-053: who bought what it owes itself claims from nobody: they would claim from it at once (Law art. 44, 61, 70).
 */
const JUDGED_OTHERWISE = ["BIL-017", "BIL-019", "BIL-020", "BIL-027", "BIL-029", "BIL-032", "BIL-053"];

describe("the golden vectors of bills", () => {
  let play: BillVectors;
  const vectors = financeVectors("bills");

  before(async function () {
    this.timeout(120_000);
    if (vectors === undefined) return this.skip();
    play = await billVectors();
  });

  const each = async (op: string, agrees: (given: never, out: never, id: string) => Promise<void>) => {
    let [seen, otherwise] = [0, 0];
    for (const { id, op: of, in: given, out } of vectors?.cases ?? []) {
      if (of !== op) continue;
      if (JUDGED_OTHERWISE.includes(id)) {
        otherwise++;
        continue;
      }
      seen++;
      await agrees(given as never, out as never, id);
    }
    return [seen, otherwise];
  };

  it("Solidity agrees on the lots of a bill", async function () {
    this.timeout(120_000);
    const seen = await each("lots", async (given, out, id) => {
      expect(await play.lots(given), id).to.deep.equal(out);
    });
    expect(seen).to.deep.equal([20, 6]);
  });

  it("Solidity agrees on who answers", async function () {
    this.timeout(120_000);
    const seen = await each("recourseTargets", async (given, { targets }: { targets: string[] }, id) => {
      expect(await play.targets(given), id).to.deep.equal([...targets].sort());
    });
    expect(seen).to.deep.equal([11, 1]);
  });

  it("Solidity agrees on what is paid along the chain", async function () {
    this.timeout(120_000);
    const seen = await each("recourseCascade", async (given, out: Record<string, unknown>, id) => {
      const { claimUntil: _, ...told } = out;
      expect(await play.cascade(given), id).to.deep.equal(told);
    });
    expect(seen).to.deep.equal([17, 0]);
  });
});
