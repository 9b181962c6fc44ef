import { expect } from "chai";
import { isSameSet, planUpdates } from "../../../../../src/sdk/anchoring/chain/plan-updates.ts";
import type { QbftHeader } from "../../../../../src/sdk/anchoring/model/qbft-header.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type QbftValidator, qbftValidators } from "../../../../../src/testing/qbft/validators.ts";
import { sideHeader } from "../../../../../src/testing/side-chain/headers.ts";

const all = qbftValidators(12);
const addresses = (validators: readonly QbftValidator[]) => validators.map(({ address }) => address);

/** Who seals each height of a chain, from the height on that a set is given for. */
type Sets = Readonly<Record<number, { readonly validators: readonly QbftValidator[]; readonly sealers?: number }>>;

/** Fetches the headers of a chain, and counts the heights that were asked for. */
function chainOf(sets: Sets) {
  const asked = new Set<number>();
  const fetchHeader = async (number: number): Promise<QbftHeader> => {
    asked.add(number);
    const from =
      Object.keys(sets)
        .map(Number)
        .findLast((each) => each <= number) ?? 0;
    const { validators, sealers } = sets[from] as Sets[number];
    return sideHeader({ number, validators, ...(sealers !== undefined && { sealers }) });
  };
  return { fetchHeader, asked };
}

const numbers = (steps: Awaited<ReturnType<typeof planUpdates>>) => steps.map(({ header }) => header.number);

describe("planUpdates", () => {
  it("brings the height alone while the validators stay", async () => {
    const { fetchHeader, asked } = chainOf({ 0: { validators: all.slice(0, 4), sealers: 3 } });
    const trust = { number: 10, validators: addresses(all.slice(0, 4)) };
    const steps = await planUpdates(fetchHeader, trust, 5_000);
    expect(numbers(steps)).to.deep.equal([5_000]);
    expect(steps[0]?.seals).to.have.length(3);
    expect([...asked]).to.deep.equal([5_000]);
    expect(numbers(await planUpdates(fetchHeader, trust, 3))).to.deep.equal([3]);
  });

  it("brings the height alone where enough of the trusted validators sealed it, though the set changed", async () => {
    const { fetchHeader } = chainOf({ 0: { validators: all.slice(0, 4) }, 50: { validators: all.slice(0, 5) } });
    const steps = await planUpdates(fetchHeader, { number: 10, validators: addresses(all.slice(0, 4)) }, 100);
    expect(numbers(steps)).to.deep.equal([100]);
  });

  it("goes by the changes between where the set was replaced bit by bit", async () => {
    const sets: Record<number, { validators: readonly QbftValidator[] }> = {};
    for (let i = 0; i <= 4; i++) sets[100 * i] = { validators: all.slice(i, i + 4) };
    const { fetchHeader, asked } = chainOf(sets);
    const steps = await planUpdates(fetchHeader, { number: 10, validators: addresses(all.slice(0, 4)) }, 600);
    const heights = numbers(steps);
    expect(heights.at(-1)).to.equal(600);
    expect(heights).to.deep.equal(heights.toSorted((a, b) => a - b));
    expect(heights.length).to.be.within(3, 5);
    expect(asked.size).to.be.below(100);
    let trusted = addresses(all.slice(0, 4));
    for (const { header, seals } of steps) {
      expect(seals.filter(({ validator }) => trusted.includes(validator)).length).to.be.at.least(3);
      trusted = [...header.extraData.validators];
    }
  });

  it("looks at the headers after a change where the first lacks seals of the trusted validators", async () => {
    const [three, four] = [all.slice(1, 4), all.slice(0, 4)];
    const { fetchHeader } = chainOf({
      0: { validators: four },
      50: { validators: three, sealers: 2 },
      53: { validators: three },
      54: { validators: three, sealers: 2 },
    });
    const steps = await planUpdates(fetchHeader, { number: 10, validators: addresses(four) }, 100);
    expect(numbers(steps)).to.deep.equal([53, 100]);
  });

  it("refuses where no header leads there: the node lies, or the whole set was replaced at once", async () => {
    const { fetchHeader } = chainOf({ 0: { validators: all.slice(0, 4) }, 15: { validators: all.slice(4, 8) } });
    const trust = { number: 10, validators: addresses(all.slice(0, 4)) };
    const { values } = await refused(planUpdates(fetchHeader, trust, 20), "QBFT_SEALS_INSUFFICIENT");
    expect(values).to.include({ number: 20, counted: 0, quorum: 3 });
    const lying = chainOf({ 0: { validators: all.slice(0, 4), sealers: 2 } });
    await refused(planUpdates(lying.fetchHeader, trust, 11), "QBFT_SEALS_INSUFFICIENT");
    await refused(planUpdates(lying.fetchHeader, trust, 9), "QBFT_SEALS_INSUFFICIENT");
  });
});

describe("isSameSet", () => {
  it("compares without order and spelling", () => {
    const [first, second, third] = addresses(all) as [string, string, string];
    expect(isSameSet([first, second], [second, first.toLowerCase()])).to.equal(true);
    expect(isSameSet([first, second], [first, third])).to.equal(false);
    expect(isSameSet([first, second], [first])).to.equal(false);
    expect(isSameSet([first], [first, second])).to.equal(false);
  });
});
