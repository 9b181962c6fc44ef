import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import type { OpenChainParameters, openChain } from "../../../scripts/start/open-chain.ts";
import { playAll } from "../../../scripts/start/play-all.ts";
import { run } from "../../../scripts/start/run.ts";
import type { summaryOf } from "../../../scripts/start/summary.ts";
import { FACTORIES, DAYS as YEAR } from "../../../src/scenarios/data-sharing/load-file.ts";
import { SCENARIOS } from "../../../src/scenarios/list.ts";
import { chainTime, moveClock } from "../../../src/scenarios/shared/chain-clock.ts";
import type { Scenario } from "../../../src/scenarios/shared/scenario.ts";
import type { Client } from "../../../src/sdk/core/client.ts";
import { HALF_HOURS } from "../../../src/simulator/load/half-hourly-load.ts";
import { temporaryFolder } from "../../../src/testing/bridge.ts";
import { blocksOf, patternOf, readDocument, sectionOf } from "../../../src/testing/documents.ts";

/** Of load; a year of it is published by whoever starts it. */
const DAYS = 36;

const daysPass: Scenario = {
  name: "days-pass",
  title: "Three days pass",
  async play({ members }) {
    const [{ provider }] = [...members.values()] as [Client];
    await moveClock(provider, (await chainTime(provider)) + 3 * 86_400);
    return { ok: true, facts: {} };
  },
};

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

  describe("with several scenarios", () => {
    const names = ["supply-chain-finance", "data-sharing", "side-chain-finance", "blacklist-sharing"];
    // Medical waste, which is not played here, leaves the shared chain's clock days ahead.
    const scenarios = [daysPass, ...SCENARIOS.filter(({ name }) => names.includes(name))];
    let played: Awaited<ReturnType<typeof started>>;
    before(async function () {
      this.timeout(240_000);
      played = await started(["--once", "--json", "--days", String(DAYS)], scenarios);
    });

    /** What a scenario came to, and the lines that it printed. */
    function outcomeOf(name: string) {
      const lines = played.complained.join("\n").split("\n");
      const titles = [...scenarios.map(({ title }) => title), ""];
      const begin = lines.indexOf(scenarios.find((each) => each.name === name)?.title as string);
      const length = lines.slice(begin + 1).findIndex((line) => titles.includes(line));
      const { scenarios: outcomes } = JSON.parse(played.printed[0] as string) as ReturnType<typeof summaryOf>;
      const { facts = {} } = outcomes.find((each) => each.name === name) ?? {};
      return { facts, lines: lines.slice(begin + 1, begin + 1 + length) };
    }

    /** What the README shows of a scenario. */
    function shownOf(title: string): string {
      const [block = ""] = blocksOf(sectionOf(readDocument("README.md"), "## What you will see"));
      return block.split("\n\n").find((part) => part.startsWith(`${title}: `)) ?? "";
    }

    /** Lines that are shown, and were not printed. */
    function missingOf(shown: string, lines: readonly string[]): string[] {
      const [, ...rest] = shown.split("\n");
      return rest.filter((line) => line.trim() !== "..." && !lines.some((each) => patternOf(line).test(each)));
    }

    it("ends well", () => {
      expect(scenarios).to.have.length(1 + names.length);
      expect(played.exitCode, played.complained.join("\n")).to.equal(0);
      expect(played.printed).to.have.length(1);
    });

    it("plays a chain of supply: all that was confirmed is redeemed, and nobody is paid twice", () => {
      const { facts, lines } = outcomeOf("supply-chain-finance");
      expect(facts["redeemed by holders"]).to.equal(facts["face, confirmed by two people"]);
      expect(facts["frauds and errors reported"]).to.equal("10 of 10");
      const refusals = lines.filter((line) => line.includes("to North Bank again"));
      expect(refusals.map((line) => line.replace(/^.*: /, ""))).to.deep.equal([
        "refused, the document is in use",
        "refused, the document is in use",
        "flagged, a document of the same parties, amount and date was seen before",
      ]);
      expect(lines.filter((line) => /^ *Chain /.test(line))).to.have.length(1);
      expect(lines.join("\n")).to.include("Fingerprints_Taken: item 0, key ").and.to.include(", state Financed");
      expect(existsSync(join(home.path, ".tally", "start", "supply-chain-finance.json"))).to.equal(true);
    });

    it("plays data sharing: who lies about a result is named, and a consent that is withdrawn ends it", () => {
      const { facts, lines } = outcomeOf("data-sharing");
      expect(facts["who lied"]).to.equal("Harbour Warehouse");
      expect(facts.reported).to.equal("10 of 10");
      const shown = shownOf("Data sharing");
      // What is documented is a year's.
      const rows = (days: number) => String(days * HALF_HOURS);
      const all = (days: number) => (FACTORIES * days * HALF_HOURS).toLocaleString("en").replaceAll(",", " ");
      expect(shown)
        .to.include(` ${all(YEAR)} half-hourly`)
        .and.to.include(` ${rows(YEAR)} rows`);
      const here = shown.replace(` ${all(YEAR)} `, ` ${all(DAYS)} `).replace(` ${rows(YEAR)} `, ` ${rows(DAYS)} `);
      expect(missingOf(here, lines)).to.deep.equal([]);
    });

    it("plays side-chain finance: a bank pays on proved facts, and not once consent is withdrawn", () => {
      const { facts, lines } = outcomeOf("side-chain-finance");
      expect(facts).to.include({
        "side chain": "chain 31338, 3 seals of 4 generated validators count",
        refused: "9 of 9",
        "not reported": "nothing",
      });
      expect(facts["agreement proved"]).to.match(/^Active: \d+ nodes, \d+ bytes, \d+ gas$/);
      expect(facts["statement proved"]).to.match(/^Live: /);
      expect(facts.financed).to.match(/ for 480 000\.00, with both conditions in \d+ gas$/);
      expect(facts["after the withdrawal"]).to.match(/^Revoked at height \d+, nothing is financed$/);
      const shown = shownOf("Side-chain finance");
      expect(shown.split("\n")).to.have.length.above(4);
      expect(missingOf(shown, lines)).to.deep.equal([]);
    });

    it("plays blacklist sharing: a hit, a miss that is proved, and an entry that a correction takes away", () => {
      const { facts } = outcomeOf("blacklist-sharing");
      expect(facts).to.include({ hit: "listed by 2 reporters", correction: "the entry is gone" });
      expect(facts.miss).to.match(/^proved by a bucket of \d+$/);
      expect(facts).to.include({ refused: "2 of 2 false reports", "not reported": "nothing" });
    });
  });

  it("gives a scenario that moves the clock a chain of its own, unless it plays alone", async () => {
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
    const [one, months, another] = [scenario("one"), scenario("months", true), scenario("another")];
    const common = { options: { port: 0 }, home: home.path, say: () => {}, open };
    const chain = await playAll({ scenarios: [one, months, another], ...common });
    await chain.close();
    const own = join(home.path, ".tally", "start", "months.json");
    expect(chain.url).to.equal(join(home.path, "deployments", "embedded.json"));
    expect(played.map(({ url }) => url)).to.deep.equal([chain.url, own, chain.url]);
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
