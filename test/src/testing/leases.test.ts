import { expect } from "chai";
import { createLeases, type Suite } from "../../../src/testing/leases.ts";

describe("leases", () => {
  const root: Suite = {};
  const [a, b] = [{ parent: root }, { parent: root }];
  const [inner, other] = [{ parent: a }, { parent: a }];

  /** Leases, and the names of those that are over. */
  const bench = () => {
    const leases = createLeases();
    const ended: string[] = [];
    return { ...leases, take: (name: string) => leases.begin(() => ended.push(name)), ended };
  };

  it("end with the test that they were taken in", () => {
    const { take, testBegins, testEnds, ended } = bench();
    testBegins(a);
    take("one");
    take("two");
    expect(ended).to.deep.equal([]);
    testEnds();
    testEnds();
    expect(ended).to.deep.equal(["one", "two"]);
  });

  it("taken before the tests of a suite, end when a test of another suite begins", () => {
    const { take, testBegins, testEnds, ended } = bench();
    take("of a");
    for (const suite of [a, inner, other, a]) {
      testBegins(suite);
      testEnds();
    }
    expect(ended).to.deep.equal([]);
    take("of b");
    testBegins(b);
    testEnds();
    expect(ended).to.deep.equal(["of a"]);
    testBegins(a);
    expect(ended).to.deep.equal(["of a", "of b"]);
  });

  it("taken before an inner suite, end with it, and those of the outer suite stay", () => {
    const { take, testBegins, testEnds, ended } = bench();
    take("of a");
    testBegins(a);
    testEnds();
    take("of inner");
    testBegins(inner);
    testEnds();
    testBegins(other);
    expect(ended).to.deep.equal(["of inner"]);
  });

  it("taken before an outer and an inner suite at once, end with the outer", () => {
    const { take, testBegins, testEnds, ended } = bench();
    take("of a");
    take("of inner");
    testBegins(inner);
    testEnds();
    testBegins(other);
    testEnds();
    expect(ended).to.deep.equal([]);
    testBegins(b);
    expect(ended).to.deep.equal(["of a", "of inner"]);
  });
});
