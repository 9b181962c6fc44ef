import { expect } from "chai";
import { parseOptions, usageOf } from "../../../scripts/start/options.ts";
import type { TallyError } from "../../../src/lib/errors.ts";

const SCENARIOS = ["evidence-deposit", "river-monitoring"];

describe("the options of npm start", () => {
  const parse = (...args: string[]) => parseOptions(args, SCENARIOS);
  const refusal = (...args: string[]): TallyError => {
    try {
      parse(...args);
    } catch (error) {
      return error as TallyError;
    }
    throw new Error(`${args.join(" ")} was taken`);
  };

  it("are the usual port and everything played, unless told otherwise", () => {
    expect(parse()).to.deep.equal({ help: false, once: false, json: false, port: 8545 });
    expect(parse("--once")).to.include({ once: true, port: 0 });
    expect(parse("--once", "--port", "9000").port).to.equal(9000);
    expect(parse("--only", "river-monitoring", "--data", "series")).to.include({
      only: "river-monitoring",
      data: "series",
    });
    expect(parse("--days", "36").days).to.equal(36);
    expect(parse("--json", "--help")).to.include({ json: true, help: true });
  });

  it("name a scenario that there is", () => {
    const { code, values } = refusal("--only", "hospital");
    expect([code, values]).to.deep.equal(["USAGE", { option: "--only", value: "hospital", expected: SCENARIOS }]);
  });

  for (const port of ["abc", "", "65536", "80.5", "1e3"]) {
    it(`refuse the port "${port}"`, () => {
      const { code, values } = refusal("--port", port);
      expect([code, values.option, values.value]).to.deep.equal(["USAGE", "--port", port]);
    });
  }

  for (const days of ["0", "366", "1.5", "all"]) {
    it(`refuse ${days} days`, () => {
      const { code, values } = refusal("--days", days);
      expect([code, values.option, values.value]).to.deep.equal(["USAGE", "--days", days]);
    });
  }

  for (const args of [["--twice"], ["river"], ["--port"], ["--once=yes"]]) {
    it(`refuse "${args.join(" ")}"`, () => {
      const { code, values, message } = refusal(...args);
      expect([code, values.arguments]).to.deep.equal(["USAGE", args]);
      expect(message).not.to.include("\n    at ");
    });
  }

  it("are explained with the names of the scenarios", () => {
    for (const name of SCENARIOS) expect(usageOf(SCENARIOS)).to.include(name);
  });
});
