import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import type { OpenChainParameters, openChain } from "../../../scripts/start/open-chain.ts";
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
  async function started(args: readonly string[], scenarios = SCENARIOS) {
    const [printed, complained]: string[][] = [[], []];
    const exitCode = await run({
      args,
      scenarios,
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
    const { exitCode, printed, complained } = await started(["--once", "--json", "--only", "evidence-deposit"]);
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

  it("gives scenarios that move the clock another chain, unless one plays alone", async () => {
    const played: { readonly name: string; readonly url: string }[] = [];
    const scenario = (name: string, movesClock?: true): Scenario => ({
      name,
      title: name,
      ...(movesClock && { movesClock }),
      async play({ url }) {
        played.push({ name, url });
        return { ok: true, facts: {} };
      },
    });
    /** Chains that are no more than the files of their deployments. */
    const open = async ({ file }: OpenChainParameters) => ({ url: file }) as Awaited<ReturnType<typeof openChain>>;
    const [one, months, another, years] = [
      scenario("one"),
      scenario("months", true),
      scenario("another"),
      scenario("years", true),
    ];
    const common = { options: { port: 0 }, home: home.path, say: () => {}, open };
    const chain = await playAll({ scenarios: [one, months, another, years], ...common });
    await chain.close();
    const later = join(home.path, ".tally", "start", "later.json");
    expect(chain.url).to.equal(join(home.path, "deployments", "embedded.json"));
    expect(played.map(({ url }) => url)).to.deep.equal([chain.url, later, chain.url, later]);
    expect([chain.file, chain.later?.url, chain.later?.file]).to.deep.equal([chain.url, later, later]);
    await (await playAll({ scenarios: [months], ...common })).close();
    expect(played.at(-1)).to.deep.equal({ name: "months", url: chain.url });
  });

  describe("and the console", () => {
    const nothing: Scenario = { name: "nothing", title: "Nothing", play: async () => ({ ok: true, facts: {} }) };
    /** Runs it with a console that says what was done to it; looking at it comes to `walk`, staying up to `stopped`. */
    async function withConsole(
      args: readonly string[],
      changes: Partial<Parameters<typeof run>[0]>,
      walk: (asked: object) => Promise<boolean> = async () => true,
    ) {
      const done: string[] = [];
      const exitCode = await run({
        args: ["--port", "0", ...args],
        scenarios: [nothing],
        home: home.path,
        print: () => {},
        complain: (line) => done.push(line.split("\n")[0] ?? ""),
        openConsole: async () => {
          done.push("opened");
          const close = async () => void done.push("closed");
          const looked = (asked: object) => {
            done.push(JSON.stringify(asked));
            return walk(asked);
          };
          return { url: "http://localhost:1", walk: looked, close };
        },
        stopped: async () => {},
        ...changes,
      });
      return { exitCode, done };
    }

    it("is not built where there is no Chromium to look at it", async () => {
      const { exitCode, done } = await withConsole(["--once"], {});
      expect([exitCode, done]).to.deep.equal([0, []]);
    });

    it("is looked at, and what is wrong there is the exit code", async () => {
      const chromium = "/somewhere";
      const fine = await withConsole(["--once"], { chromium });
      expect(fine).to.deep.equal({
        exitCode: 0,
        done: ["opened", JSON.stringify({ chromium, isWhole: true }), "closed"],
      });
      expect((await withConsole(["--once"], { chromium }, async () => false)).exitCode).to.equal(1);
      const alone = await withConsole(["--once", "--only", "nothing"], { chromium });
      expect(alone.done[1]).to.equal(JSON.stringify({ chromium, isWhole: false }));
    });

    it("is closed when looking at it fails, and when staying up does", async () => {
      const fails = async () => {
        throw new Error("it broke");
      };
      const looked = await withConsole(["--once"], { chromium: "/somewhere" }, fails);
      expect(looked.exitCode).not.to.equal(0);
      expect(looked.done[2]).to.equal("closed");
      const stayed = await withConsole([], { stopped: fails });
      expect(stayed.exitCode).not.to.equal(0);
      expect(stayed.done.slice(0, 2)).to.deep.equal(["opened", "closed"]);
    });
  });

  it("says in words what is wrong with its arguments, in JSON too where that is asked for", async () => {
    const inWords = await started(["--only", "nothing"]);
    expect(inWords.exitCode).to.equal(1);
    expect(inWords.printed).to.deep.equal([]);
    const [usage = ""] = inWords.complained.join("\n").split("\n");
    expect(usage)
      .to.match(/^USAGE: /)
      .and.include(SCENARIOS.map(({ name }) => name).join(", "));
    const inJson = await started(["--port", "abc", "--json"]);
    expect(JSON.parse(inJson.printed.at(-1) as string).error).to.include({ code: "USAGE" });
  });

  it("says that its port is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const { exitCode, complained } = await started(["--once", "--port", String(port)]);
    server.close();
    expect(exitCode).to.equal(1);
    expect(complained.join("\n"))
      .to.match(/^PORT_TAKEN: /)
      .and.not.include("\n    at ");
  });

  it("shows how it is used", async () => {
    const { exitCode, printed } = await started(["--help"]);
    expect([exitCode, printed[0]?.split("\n")[0]]).to.deep.equal([0, "Usage: npm start -- [options]"]);
  });
});
