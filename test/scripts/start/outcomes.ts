/** What `npm start` says of the scenarios that it played, held against what the README shows. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { summaryOf } from "../../../scripts/start/summary.ts";
import { FACTORIES, DAYS as YEAR } from "../../../src/scenarios/data-sharing/load-file.ts";
import { SCENARIOS } from "../../../src/scenarios/list.ts";
import { HALF_HOURS } from "../../../src/simulator/load/half-hourly-load.ts";
import { blocksOf, patternOf, readDocument, sectionOf } from "../../../src/testing/documents.ts";
import type { Played } from "./played.ts";

/** @param of What was played; asked for when a test begins. */
export function outcomesAreAsShown(of: () => Played): void {
  /** What a scenario came to, and the lines that it printed. */
  function outcomeOf(name: string) {
    const lines = of().complained.join("\n").split("\n");
    const titles = [...SCENARIOS.map(({ title }) => title), ""];
    const begin = lines.indexOf(SCENARIOS.find((each) => each.name === name)?.title as string);
    const length = lines.slice(begin + 1).findIndex((line) => titles.includes(line));
    const { scenarios: outcomes } = JSON.parse(of().printed[0] as string) as ReturnType<typeof summaryOf>;
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
    expect(lines.join("\n")).to.include("Fingerprints_Taken: item 0, key ").and.to.include(", state Financed");
    expect(existsSync(join(of().home, ".tally", "start", "later.json"))).to.equal(true);
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
    const here = shown
      .replace(` ${all(YEAR)} `, ` ${all(of().days)} `)
      .replace(` ${rows(YEAR)} `, ` ${rows(of().days)} `);
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
}
