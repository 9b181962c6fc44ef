import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { expect } from "chai";
import { Kysely, SqliteDialect } from "kysely";
import { countThrough, lookThrough, MOST_COUNTED } from "../../../../src/indexer/serve/look-through.ts";
import { createTables } from "../../../../src/indexer/store/create-tables.ts";
import type { Tables } from "../../../../src/indexer/store/dialects.ts";
import { type Condition, type Reader, readerOf } from "../../../../src/indexer/store/reader.ts";
import { upsert } from "../../../../src/indexer/store/rows.ts";
import { amount, flag, integer, orNull, type Row, table, word } from "../../../../src/indexer/store/table.ts";

const LINES = table(
  "lines",
  { id: integer(), owner: integer(), kind: word(), most: amount(), due: orNull(integer()), isOpen: flag() },
  ["id"],
  [["owner"]],
);
const MANY = 12_000;

describe("query API: rows that no index looks up", () => {
  const database = new DatabaseSync(":memory:");
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    const values = (given: readonly unknown[]) => given as readonly SQLInputValue[];
    return {
      reader: statement.columns().length > 0,
      all: (given: readonly unknown[]) => statement.all(...values(given)),
      get: (given: readonly unknown[]) => statement.get(...values(given)),
      run: (given: readonly unknown[]) => statement.run(...values(given)),
      iterate: (given: readonly unknown[]) => statement.iterate(...values(given)),
    };
  };
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: { prepare, close: () => database.close() } }),
  });
  let looks = 0;
  const plain = readerOf(db);
  const read: Reader = {
    ...plain,
    select: (...given: Parameters<Reader["select"]>) => {
      looks++;
      return plain.select(...given) as never;
    },
  };
  before(async () => {
    await createTables(db, [LINES], "sqlite");
    const rows = Array.from({ length: MANY }, (_, i) => ({
      id: i,
      owner: i % 2,
      kind: i % 3_000 === 2_999 ? "rare" : "usual",
      most: String(i * 10),
      due: i % 2 === 0 ? null : i,
      isOpen: i % 5 === 0,
    }));
    for (let i = 0; i < MANY; i += 1_000) await upsert(db, LINES, rows.slice(i, i + 1_000));
  });
  after(() => db.destroy());

  /** All pages of a question: its rows, and how many looks each page took. */
  async function pages(where: readonly Condition[], limit: number, isReversed = false) {
    const [rows, took]: [Row[], number[]] = [[], []];
    for (let after: readonly unknown[] | undefined; ; ) {
      looks = 0;
      const from = after === undefined ? {} : { after };
      const page = await lookThrough(read, LINES, { where, order: ["id"], isReversed, ...from, limit });
      rows.push(...page.rows);
      took.push(looks);
      const last = page.rows.length === limit ? page.rows.at(-1) : page.stoppedAt;
      if (last === undefined) return { rows, took };
      after = [last.id];
    }
  }

  it("are found on page after page, none of which looks at more than it may", async () => {
    for (const isReversed of [false, true]) {
      const { rows, took } = await pages([["kind", "=", "rare"]], 10, isReversed);
      const ids = [2_999, 5_999, 8_999, 11_999];
      expect(rows.map(({ id }) => id)).to.deep.equal(isReversed ? ids.toReversed() : ids);
      expect(took).to.have.length(3);
      expect(Math.max(...took)).to.equal(10);
    }
  });

  it("are those that the database would give, whatever is asked of them", async () => {
    const asked: Condition[][] = [
      [["kind", "=", "rare"]],
      [["kind", "!=", "usual"]],
      [["most", ">", "119000"]],
      [["most", ">=", "119000"]],
      [["most", "<", "900"]],
      [["most", "<=", "900"]],
      [["due", "=", null]],
      [["due", "!=", null]],
      [["due", "<", 50]],
      [["isOpen", "=", true]],
      [["kind", "in", ["rare", "other"]]],
      [
        ["kind", "=", "rare"],
        ["isOpen", "=", false],
        ["owner", "=", 1],
      ],
    ];
    for (const where of asked) {
      const { rows } = await pages(where, 200);
      const all = await plain.select(LINES, { where, order: ["id"], limit: MANY });
      expect(rows, JSON.stringify(where)).to.deep.equal(all);
      expect(all).not.to.have.length(0);
    }
  });

  it("are counted as far as a page looks, and those that an index looks up as far as one counts", async () => {
    const count = (where: readonly Condition[]) => countThrough(read, LINES, { where, order: ["id"] });
    expect(await count([["owner", "=", 1]])).to.equal(MANY / 2);
    expect(await count([]))
      .to.equal(MOST_COUNTED)
      .and.to.be.lessThan(MANY);
    looks = 0;
    expect(await count([["kind", "=", "rare"]])).to.equal(null);
    expect(looks).to.equal(10);
    const few: Condition[] = [
      ["id", "<", 1_000],
      ["isOpen", "=", true],
    ];
    expect(await count(few)).to.equal(200);
  });

  it("cost nothing where an index looks them up", async () => {
    const { rows, took } = await pages([["owner", "=", 1]], 5_000);
    expect([rows.length, took]).to.deep.equal([MANY / 2, [1, 1]]);
  });
});
