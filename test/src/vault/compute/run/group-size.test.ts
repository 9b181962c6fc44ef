import { readFileSync } from "node:fs";
import { expect } from "chai";
import { computeQueries } from "../../../../../src/testing/compute-queries.ts";
import { LOAD_POLICY, type LoadData, makeLoadData } from "../../../../../src/testing/load-data.ts";
import type { QueryResult } from "../../../../../src/vault/compute/run/compute-result.ts";

const LEAST = LOAD_POLICY.minimumGroupSize;

interface Row {
  readonly factory: string;
  readonly region: string;
  /** Thousandths. */
  readonly kwh: bigint;
  readonly kvar: string;
}

const subjects = (rows: readonly Row[]) => new Set(rows.map(({ factory }) => factory)).size;
const regionsIn = ({ document }: QueryResult) => document.rows.map(([region]) => region);

describe("groups that are given", () => {
  let data: LoadData;
  let rows: readonly Row[];

  before(() => {
    data = makeLoadData({ factories: 31, days: 1 });
    const lines = readFileSync(data.tables.load.path, "utf8").trim().split("\n").slice(1);
    rows = lines.map((line) => {
      const [factory = "", , region = "", kwh = "", kvar = ""] = line.split(",");
      return { factory, region, kwh: BigInt(kwh.replace(".", "")), kvar };
    });
  });

  after(() => data.remove());

  const ask = (statements: readonly string[], policy = LOAD_POLICY) => computeQueries(data, statements, { policy });

  /** What the rule says of each region by itself, from the file. */
  function expected(counts: (row: Row) => boolean) {
    const regions = [...new Set(rows.map(({ region }) => region))];
    const groups = regions.map((region) => {
      const own = rows.filter((row) => row.region === region);
      const [inside, outside] = [own.filter(counts), own.filter((row) => !counts(row))];
      const isGiven = subjects(inside) >= LEAST && (subjects(outside) === 0 || subjects(outside) >= LEAST);
      return { region, inside, isGiven };
    });
    const left = groups.filter(({ isGiven }) => !isGiven).flatMap(({ inside }) => inside);
    return { groups, left };
  }

  it("cover enough subjects, leave out none or enough, and hide enough among them: as the file says, for every filter", async () => {
    const limits = Array.from({ length: 60 }, (_, index) => 4_001 * index);
    const texts = limits.map((limit) => `${Math.floor(limit / 1_000)}.${String(limit % 1_000).padStart(3, "0")}`);
    const results = await ask(
      texts.map(
        (text) => `SELECT region, sum(kwh) AS total, count(*) AS n FROM load WHERE kwh > ${text} GROUP BY region`,
      ),
    );
    let [given, withheld] = [0, 0];
    for (const [index, result] of results.entries()) {
      const { groups, left } = expected(({ kwh }) => kwh > BigInt(limits[index] as number));
      const allowed = groups.filter(({ isGiven }) => isGiven);
      const hides = subjects(left) > 0 && subjects(left) < LEAST;
      expect(result.document.rows.length, texts[index]).to.equal(Math.max(0, allowed.length - Number(hides)));
      for (const [region, total, n] of result.document.rows) {
        const group = allowed.find((each) => each.region === region);
        const sum = group?.inside.reduce((all, { kwh }) => all + kwh, 0n);
        expect(
          String(total)
            .replace(".", "")
            .replace(/^0+(?=\d)/, ""),
        ).to.equal(String(sum));
        expect(n).to.equal(String(group?.inside.length));
        given++;
      }
      withheld += groups.length - result.document.rows.length;
    }
    expect(given).to.be.greaterThan(50);
    expect(withheld).to.be.greaterThan(50);
  });

  it("do not show by their sum what one small group was", async () => {
    const [byRegion, whole] = await ask([
      "SELECT region, sum(kwh) AS kwh FROM load GROUP BY region",
      "SELECT sum(kwh) AS kwh FROM load",
    ]);
    const shown = regionsIn(byRegion as QueryResult);
    const hidden = rows.filter(({ region }) => !shown.includes(region));
    expect(shown).not.to.include("far");
    expect(whole?.document.rows.length).to.equal(1);
    expect(subjects(hidden)).to.be.at.least(LEAST);
  });

  it("are all there where each covers enough", async () => {
    const [result] = await ask(["SELECT metered, outages, count(*) AS n FROM load GROUP BY metered, outages"]);
    expect(result?.document.rows.length).to.equal(6);
  });

  it("do not show one small group by the totals over either key", async () => {
    const [byBoth] = await ask([
      "SELECT region, outages, count(*) AS n FROM load WHERE kwh > 60 GROUP BY region, outages",
    ]);
    const lines = readFileSync(data.tables.load.path, "utf8").trim().split("\n").slice(1);
    const counted = lines.map((line) => line.split(",")).filter(([, , , kwh]) => Number(kwh) > 60);
    const shown = (byBoth?.document.rows ?? []).map(([region, outages]) => `${region} ${outages}`);
    expect(shown.length).to.be.greaterThan(0);
    let totals = 0;
    for (const column of [2, 5]) {
      for (const cell of new Set(counted.map((row) => row[column]))) {
        const own = counted.filter((row) => row[column] === cell);
        const isShown = own.some((row) => shown.includes(`${row[2]} ${row[5]}`));
        const hidden = new Set(own.filter((row) => !shown.includes(`${row[2]} ${row[5]}`)).map(([factory]) => factory))
          .size;
        if (isShown && hidden > 0) {
          expect(hidden, `${cell}`).to.be.at.least(LEAST);
          totals++;
        }
      }
    }
    expect(totals).to.be.greaterThan(0);
  });

  it("are none where a filter leaves out fewer than enough, though what it keeps are many", async () => {
    const [without] = await ask(["SELECT sum(kwh) AS kwh FROM load WHERE region <> 'far'"]);
    expect(without?.document.rows).to.deep.equal([]);
  });

  it("count those alone of whom a value is there", async () => {
    const few = rows.filter(({ kvar }) => kvar !== "").length;
    expect(few).to.be.greaterThan(0);
    const high = Math.max(...rows.map(({ kvar }) => (kvar === "" ? -Infinity : Number(kvar))));
    // All who have no value and the few who have a high one: many subjects, of whom few are in the sum.
    const sql = `SELECT sum(kvar) AS kvar FROM load WHERE kvar IS NULL OR kvar > ${(high - 1).toFixed(3)}`;
    const [sum, count] = await ask([sql, sql.replace("sum(kvar)", "count(*)")]);
    expect(sum?.document.rows).to.deep.equal([]);
    expect(count?.document.rows.length).to.equal(1);
  });

  /** Answers over a table of these lines alone. */
  async function askOf(lines: readonly string[], statements: readonly string[]): Promise<QueryResult[]> {
    const own = makeLoadData({ factories: 12, days: 1, lines });
    try {
      return await computeQueries(own, statements);
    } finally {
      own.remove();
    }
  }

  const line = (factory: number, region: string, kwh: string, kvar: string) =>
    `f${factory},2024-02-26 00:00:00,${region},${kwh},${kvar},0,true,x`;

  it("leave out none or enough of those of whom a value is there", async () => {
    const all = Array.from({ length: 12 }, (_, factory) => [
      line(factory, "north", "1.000", "2.000"),
      line(factory, "north", "100.000", factory === 0 ? "3.000" : ""),
    ]);
    // Every subject has a row above 50, and of them one alone has a value there.
    const [kvar, kwh] = await askOf(all.flat(), [
      "SELECT sum(kvar) AS kvar FROM load WHERE kwh < 50",
      "SELECT sum(kwh) AS kwh FROM load WHERE kwh < 50",
    ]);
    expect(kvar?.document.rows).to.deep.equal([]);
    expect(kwh?.document.rows).to.deep.equal([["12.000"]]);
  });

  it("hide enough of those of whom a value is there", async () => {
    const regions = { p: 3, q: 3, x: 6, y: 7 };
    const all = Object.entries(regions).flatMap(([region, size], place) =>
      Array.from({ length: size }, (_, each) =>
        line(100 * place + each, region, "1.000", region === "q" ? "" : "2.000"),
      ),
    );
    // p and q are too small. Together they have six subjects, of whom the three of p have a value.
    const [kvar, kwh] = await askOf(all, [
      "SELECT region, sum(kvar) AS kvar FROM load GROUP BY region",
      "SELECT region, sum(kwh) AS kwh FROM load GROUP BY region",
    ]);
    expect(kvar?.document.rows).to.deep.equal([["y", "14.000"]]);
    expect(kwh?.document.rows).to.deep.equal([
      ["x", "6.000"],
      ["y", "7.000"],
    ]);
  });

  it("leave out what a join drops", async () => {
    // The table of factories has f000 to f011 and no others; here are two whom it lacks.
    const all = Array.from({ length: 14 }, (_, factory) =>
      line(0, "north", "1.000", "").replace("f0", `f${String(factory).padStart(3, "0")}`),
    );
    const [joined, alone] = await askOf(all, [
      "SELECT count(*) AS n FROM load JOIN factory ON load.factory = factory.id",
      "SELECT count(*) AS n FROM load",
    ]);
    expect(joined?.document.rows).to.deep.equal([]);
    expect(alone?.document.rows).to.deep.equal([["14"]]);
  });

  it("count rows where each is a subject", async () => {
    const { load } = LOAD_POLICY.tables as { load: (typeof LOAD_POLICY)["tables"][string] };
    const policy = {
      ...LOAD_POLICY,
      joins: [],
      tables: { ...LOAD_POLICY.tables, load: { ...load, subject: "row" as const } },
    };
    const first = rows.filter(({ region }) => region === "far").length;
    const [result] = await ask(["SELECT region, count(*) AS n FROM load GROUP BY region"], policy);
    expect(result?.document.rows).to.deep.include(["far", String(first)]);
    expect(result?.groupSizes).to.deep.include([BigInt(first)]);
  });

  it("count both sides of a join", async () => {
    const [result] = await ask([
      "SELECT trade, count(*) AS n FROM load JOIN factory ON load.factory = factory.id GROUP BY trade",
    ]);
    for (const sizes of result?.groupSizes ?? []) {
      expect(sizes.length).to.equal(2);
      for (const size of sizes) expect(Number(size)).to.be.at.least(LEAST);
    }
  });
});
