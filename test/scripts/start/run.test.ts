import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { playAll } from "../../../scripts/start/play-all.ts";
import { run } from "../../../scripts/start/run.ts";
import { SCENARIOS } from "../../../src/scenarios/list.ts";
import type { Scenario } from "../../../src/scenarios/shared/scenario.ts";
import { temporaryFolder } from "../../../src/testing/bridge.ts";
import { blocksOf, patternOf, readDocument, sectionOf } from "../../../src/testing/documents.ts";

describe("npm start", () => {
  const home = temporaryFolder();
  after(() => home.cleanUp());

  /** Runs it; it stops as soon as it would stay up. */
  async function started(...args: string[]) {
    const [printed, complained]: string[][] = [[], []];
    const exitCode = await run({
      args,
      scenarios: SCENARIOS,
      home: home.path,
      print: (line) => printed?.push(line),
      complain: (line) => complained?.push(line),
      stopped: async () => {},
    });
    return { exitCode, printed: printed as string[], complained: complained as string[] };
  }

  /** Every line that the README shows of a scenario was printed. */
  function expectShown(title: string, complained: readonly string[]) {
    const [block = ""] = blocksOf(sectionOf(readDocument("README.md"), "## What you will see"));
    const shown = block.split("\n\n").find((part) => part.startsWith(title)) ?? "";
    const lines = complained.join("\n").split("\n");
    const missing = shown
      .split("\n")
      .slice(1)
      .filter((line) => line.trim() !== "..." && !lines.some((each) => patternOf(line).test(each)));
    expect(missing).to.deep.equal([]);
    expect(shown).to.include("\n");
  }

  it("knows each scenario by the folder that it stands in", () => {
    const folders = SCENARIOS.map(({ name }) => join(import.meta.dirname, "../../../src/scenarios", name));
    expect(folders.filter((folder) => !existsSync(join(folder, "scenario.ts")))).to.deep.equal([]);
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).to.equal(SCENARIOS.length);
  });

  it("plays one scenario on a chain of its own, and ends with one line of JSON", async () => {
    const { exitCode, printed, complained } = await started("--once", "--json", "--only", "evidence-deposit");
    expect(exitCode, complained.join("\n")).to.equal(0);
    expect(printed).to.have.length(1);
    const [shown = ""] = blocksOf(sectionOf(readDocument("README.md"), "## What you will see"));
    const [documented] = shown.split("\n\nRiver monitoring:");
    const lines = complained.join("\n").split("\n");
    for (const [i, line] of (documented as string).split("\n").entries()) {
      if (line.trim() !== "...") expect(lines[i]).to.match(patternOf(line));
    }
    const { ok, scenarios } = JSON.parse(printed[0] as string);
    expect([ok, scenarios.length]).to.deep.equal([true, 1]);
    expect(scenarios[0]).to.have.all.keys("name", "ok", "facts");
    expect(scenarios[0].facts).to.include({ "one changed byte": "found", "revoked document": "revoked" });
    expect(existsSync(join(home.path, "deployments", "embedded.json"))).to.equal(true);
  });

  it("plays a chain of supply: all that was confirmed is redeemed, and nobody is paid twice", async () => {
    const { exitCode, printed, complained } = await started("--once", "--json", "--only", "supply-chain-finance");
    expect(exitCode, complained.join("\n")).to.equal(0);
    const [{ facts }] = JSON.parse(printed[0] as string).scenarios;
    expect(facts["redeemed by holders"]).to.equal(facts["face, confirmed by two people"]);
    expect(facts["frauds and errors reported"]).to.equal("10 of 10");
    const refusals = complained.filter((line) => line.includes("to North Bank again"));
    expect(refusals.map((line) => line.replace(/^.*: /, ""))).to.deep.equal([
      "refused, the document is in use",
      "refused, the document is in use",
      "flagged, a document of the same parties, amount and date was seen before",
    ]);
    expect(complained.filter((line) => /^ *Chain /.test(line))).to.have.length(1);
    expect(complained.join("\n")).to.include("Fingerprints_Taken: item 0, key ").and.to.include(", state Financed");
  });

  it("plays data sharing: who lies about a result is named, and a consent that is withdrawn ends it", async () => {
    const { exitCode, printed, complained } = await started("--once", "--json", "--only", "data-sharing");
    expect(exitCode, complained.join("\n")).to.equal(0);
    const [{ facts }] = JSON.parse(printed[0] as string).scenarios;
    expect(facts["who lied"]).to.equal("Harbour Warehouse");
    expect(facts.reported).to.equal("10 of 10");
    expectShown("Data sharing: ", complained);
  });

  it("plays side-chain finance: a bank pays on proved facts, and not once consent is withdrawn", async () => {
    const { exitCode, printed, complained } = await started("--once", "--json", "--only", "side-chain-finance");
    expect(exitCode, complained.join("\n")).to.equal(0);
    const [{ facts }] = JSON.parse(printed[0] as string).scenarios;
    expect(facts).to.include({ refused: "9 of 9", "not reported": "nothing" });
    expect(facts["side chain"]).to.equal("chain 31338, 3 seals of 4 generated validators count");
    expect(facts["agreement proved"]).to.match(/^Active: \d+ nodes, \d+ bytes, \d+ gas$/);
    expect(facts["statement proved"]).to.match(/^Live: /);
    expect(facts["after the withdrawal"]).to.match(/^Revoked at height \d+, nothing is financed$/);
    const refusals = complained.filter((line) => /^ {4}FactConditions_/.test(line)).map((line) => line.trim());
    expect(refusals.map((line) => line.split(/[:,] /).toSpliced(1, 1).join(" "))).to.deep.equal([]);
    expectShown("Side-chain finance: ", complained);
  });

  it("plays blacklist sharing: a hit, a miss that is proved, and an entry that a correction takes away", async () => {
    const { exitCode, printed, complained } = await started("--once", "--json", "--only", "blacklist-sharing");
    expect(exitCode, complained.join("\n")).to.equal(0);
    const [{ facts }] = JSON.parse(printed[0] as string).scenarios;
    expect(facts).to.include({ hit: "listed by 2 reporters", correction: "the entry is gone" });
    expect(facts.miss).to.match(/^proved by a bucket of \d+$/);
    expect(facts).to.include({ refused: "2 of 2 false reports", "not reported": "nothing" });
  });

  it("gives a scenario that moves the clock a chain of its own, unless it plays alone", async () => {
    const played: { readonly name: string; readonly url: string; readonly members: number }[] = [];
    const scenario = (name: string, movesClock?: true): Scenario => ({
      name,
      title: name,
      ...(movesClock && { movesClock }),
      async play({ url, members }) {
        played.push({ name, url, members: members.size });
        return { ok: true, facts: {} };
      },
    });
    const scenarios = [scenario("one"), scenario("months", true), scenario("another")];
    const chain = await playAll({ scenarios, options: { port: 0 }, home: home.path, say: () => {} });
    await chain.close();
    expect(played.map(({ url }) => url === chain.url)).to.deep.equal([true, false, true]);
    expect(new Set(played.map(({ members }) => members)).size).to.equal(1);
    expect(existsSync(join(home.path, ".tally", "start", "months.json"))).to.equal(true);
  });

  it("says in words what is wrong with its arguments, in JSON too where that is asked for", async () => {
    const inWords = await started("--only", "nothing");
    expect(inWords.exitCode).to.equal(1);
    expect(inWords.printed).to.deep.equal([]);
    const [usage = ""] = inWords.complained.join("\n").split("\n");
    expect(usage)
      .to.match(/^USAGE: /)
      .and.include(SCENARIOS.map(({ name }) => name).join(", "));
    const inJson = await started("--port", "abc", "--json");
    expect(JSON.parse(inJson.printed.at(-1) as string).error).to.include({ code: "USAGE" });
  });

  it("says that its port is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const { exitCode, complained } = await started("--once", "--port", String(port));
    server.close();
    expect(exitCode).to.equal(1);
    expect(complained.join("\n"))
      .to.match(/^PORT_TAKEN: /)
      .and.not.include("\n    at ");
  });

  it("shows how it is used", async () => {
    const { exitCode, printed } = await started("--help");
    expect([exitCode, printed[0]?.split("\n")[0]]).to.deep.equal([0, "Usage: npm start -- [options]"]);
  });
});
