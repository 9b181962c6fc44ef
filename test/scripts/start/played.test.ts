import { expect } from "chai";
import { SCENARIOS } from "../../../src/scenarios/list.ts";
import { temporaryFolder } from "../../../src/testing/bridge.ts";
import { listsAgree } from "./lists-agree.ts";
import { outcomesAreAsShown } from "./outcomes.ts";
import { type Played, playEverything } from "./played.ts";

describe("npm start with every scenario", function () {
  this.timeout(900_000);
  const home = temporaryFolder();
  let played: Played;
  before(async () => {
    played = await playEverything(home.path);
  });
  after(async () => {
    await played?.end();
    await home.cleanUp();
  });

  it("plays all of them well, those that move the clock on another chain", () => {
    const { complained, printed, chains } = played;
    expect(printed, complained.join("\n")).to.have.length(1);
    const { ok, scenarios } = JSON.parse(printed[0] as string) as { ok: boolean; scenarios: { name: string }[] };
    expect(ok, complained.join("\n")).to.equal(true);
    expect(scenarios.map(({ name }) => name)).to.deep.equal(SCENARIOS.map(({ name }) => name));
    expect(chains).to.have.length(2);
  });

  describe("says of them what the README shows", () => outcomesAreAsShown(() => played));
  describe("leaves lists of the SDK from the API and from logs", () => listsAgree(() => played));

  // Tests of a suite are run before the suites within it: this one is the last.
  describe("when it is told to stop", () => {
    it("ends well", async () => {
      expect(await played.end()).to.equal(0);
    });
  });
});
