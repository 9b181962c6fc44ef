import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { run } from "../../../scripts/start/run.ts";
import { SCENARIOS } from "../../../src/scenarios/list.ts";
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

  it("says in words what is wrong with its arguments, in JSON too where that is asked for", async () => {
    const inWords = await started("--only", "nothing");
    expect(inWords.exitCode).to.equal(1);
    expect(inWords.printed).to.deep.equal([]);
    expect(inWords.complained.join("\n")).to.match(/^USAGE: .*evidence-deposit, river-monitoring, medical-waste\n/);
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
