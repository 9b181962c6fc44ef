import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { expect } from "chai";
import { Kysely, SqliteDialect } from "kysely";
import { commonGroup } from "../../../../src/indexer/common/common.ts";
import { DOMAINS } from "../../../../src/indexer/domains.ts";
import { newState } from "../../../../src/indexer/follow/state.ts";
import type { Answers, Asked } from "../../../../src/indexer/serve/answers.ts";
import { pageOf } from "../../../../src/indexer/serve/page.ts";
import { PUBLIC, type Viewer } from "../../../../src/indexer/serve/viewer.ts";
import { createWitness } from "../../../../src/indexer/serve/witness.ts";
import { createTables } from "../../../../src/indexer/store/create-tables.ts";
import type { Tables } from "../../../../src/indexer/store/dialects.ts";
import { EVENT_TOPIC, KEPT, NAMED } from "../../../../src/indexer/store/kept-tables.ts";
import { lookedUp } from "../../../../src/indexer/store/looked-up.ts";
import { type Reader, readerOf, type Selection } from "../../../../src/indexer/store/reader.ts";
import type { Table } from "../../../../src/indexer/store/table.ts";
import { systemClock } from "../../../../src/lib/clock.ts";
import { isTallyError } from "../../../../src/lib/errors.ts";
import type { JsonSchema } from "../../../../src/sdk/core/json/json-schema.ts";
import type { QueryRoute } from "../../../../src/sdk/query/route.ts";

const HASH = `0x${"11".repeat(32)}`;

const MEMBER: Viewer = { kind: "member", account: null, subject: null, org: 1, roles: [] };

/** A value that a parameter may have. */
function sampleOf({ type, pattern, enum: words }: JsonSchema): unknown {
  if (Array.isArray(words)) return words[0];
  if (type === "integer") return 1;
  if (type === "boolean") return true;
  if (typeof pattern !== "string") return "text";
  return [HASH, `0x${"11".repeat(20)}`, "1"].find((each) => new RegExp(pattern).test(each));
}

/** Looked through: presentations of one credit are few. */
const FEW = ["creditDeadlines"];

/** Each filter by itself, and any two together. */
const upToTwo = <T>(all: readonly T[]): (readonly T[])[] => [
  [],
  ...all.flatMap((one, i) => [[one], ...all.slice(i + 1).map((other) => [one, other])]),
];

/** Of what a list is within: a facility, a treaty that is bound. */
const MONEY = { unspent: "1", reserved: "0", account: "0", premiumPaid: "0", reinstatement: "0" };
const WITHIN = { state: "Bound", terms: { lines: [], instalments: [] }, members: [], ...MONEY };

describe("query API: how lists are looked up", () => {
  const database = new DatabaseSync(":memory:");
  const asked: { readonly sql: string; readonly values: readonly SQLInputValue[] }[] = [];
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    const all = (values: readonly unknown[]) => {
      asked.push({ sql, values: values as readonly SQLInputValue[] });
      return statement.all(...(values as readonly SQLInputValue[]));
    };
    return {
      reader: statement.columns().length > 0,
      all,
      get: (values: readonly unknown[]) => all(values)[0],
      run: (values: readonly unknown[]) => statement.run(...(values as readonly SQLInputValue[])),
      iterate: (values: readonly unknown[]) => statement.iterate(...(values as readonly SQLInputValue[])),
    };
  };
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: { prepare, close: () => database.close() } }),
  });
  const tables = [EVENT_TOPIC, NAMED, ...DOMAINS.flatMap((domain) => domain.tables)];
  before(() => createTables(db, [...KEPT, ...tables], "sqlite"));
  after(() => db.destroy());

  const client = { deployment: { network: "", chainId: 1, genesisHash: HASH, contracts: {} } } as never;
  const projections = DOMAINS.flatMap((domain) => domain.projections);
  const common = commonGroup({
    client,
    projections,
    state: newState(),
    domains: DOMAINS,
    config: { api: { port: 0 }, store: "" },
    webhooks: [],
    clock: systemClock,
    startedAt: 0,
  });
  const groups: readonly { readonly routes: readonly QueryRoute[]; readonly answers: Answers }[] = [common, ...DOMAINS];
  const lists = groups.flatMap(({ routes, answers }) =>
    routes.filter(({ answer }) => answer === "page").map((route) => ({ route, answer: answers[route.name] })),
  );

  /** What a list looks up with these parameters, from its beginning or from a place on. */
  async function selectionsOf(answer: Answers[string] | undefined, parameters: Asked["parameters"]) {
    const found: { readonly table: Table; readonly selection: Selection }[] = [];
    const reader = readerOf(db);
    const read: Reader = {
      ...reader,
      // Whatever a list is within is there.
      get: async (_, key) => ({ ...WITHIN, root: "1", instrument: "1", ...key }) as never,
      select: (table, selection) => {
        found.push({ table, selection });
        return reader.select(table, selection);
      },
    };
    const asOf = { block: 1, hash: HASH, time: 1, lag: 0 };
    const viewer = parameters.mine === true ? MEMBER : PUBLIC;
    const whole: Asked = { viewer, asOf, parameters, read, witness: createWitness(), restsOn: () => [] };
    const page = { after: undefined, limit: 100, isCounted: true };
    if (answer === undefined) throw new RangeError("nothing answers");
    if ("make" in answer) await answer.make(whole, page);
    else await pageOf(answer as never, whole, page);
    return found;
  }

  const planOf = ({ sql, values }: (typeof asked)[number]) =>
    database
      .prepare(`explain query plan ${sql}`)
      .all(...values)
      .map(({ detail }) => String(detail));

  it("walks and sorts no more than a page, whatever is asked for", async () => {
    const problems: string[] = [];
    let [seen, counts] = [0, 0];
    for (const { route, answer } of lists) {
      const fields = Object.entries(route.parameters).filter(([name]) => name !== "newest");
      const placed = fields.filter(([name]) => route.path.includes(`{${name}}`));
      const filters = fields.filter(([name]) => !route.path.includes(`{${name}}`));
      const inPath = Object.fromEntries(placed.map(([name, schema]) => [name, sampleOf(schema)]));
      const directions = "newest" in route.parameters ? [{}, { newest: true }] : [{}];
      for (const chosen of upToTwo(filters)) {
        const [first] = chosen;
        for (const value of (first?.[1].enum as unknown[] | undefined) ?? [first && sampleOf(first[1])]) {
          for (const direction of directions) {
            const parameters = {
              ...inPath,
              ...direction,
              ...Object.fromEntries(chosen.map(([name, schema]) => [name, sampleOf(schema)])),
              ...(first && { [first[0]]: value }),
              ...(route.name === "search" && { q: "a" }),
            };
            asked.length = 0;
            const name = [route.name, ...chosen.map(([each]) => each), value].filter(Boolean).join(" ");
            const found = await selectionsOf(answer, parameters).catch((error: unknown) => {
              if (!isTallyError(error)) throw error;
              return [];
            });
            counts += asked.filter(({ sql }) => sql.includes("count(*)")).length;
            for (const { sql, values: given } of asked) {
              for (const line of planOf({ sql, values: given })) {
                // What a count has found is gone through, and no more.
                if (/TEMP B-TREE|^SCAN (?!.*USING|found$)/.test(line))
                  problems.push(`${name}: ${planOf({ sql, values: given }).join("; ")}`);
              }
            }
            for (const { table, selection } of found) {
              seen++;
              const used = lookedUp(table, selection.where, selection.order);
              if (used === undefined) problems.push(`${name}: ${table.name} is sorted by ${selection.order}`);
              else if (used.length < selection.where.length && !FEW.includes(name)) {
                const left = selection.where.filter((each) => !used.includes(each)).map(([column]) => column);
                problems.push(`${name}: ${table.name} is walked for ${left}`);
              }
            }
          }
        }
      }
    }
    expect(problems).to.deep.equal([]);
    expect(seen).to.be.greaterThan(150);
    expect(counts).to.be.greaterThan(100);
  });

  it("walks no more for those of a state that are somebody's own", async () => {
    const both = lists.filter(({ route: { parameters } }) => "mine" in parameters && "state" in parameters);
    expect(both.map(({ route }) => route.name)).to.have.members([
      "receivables",
      "bills",
      "credits",
      "treaties",
      "asks",
    ]);
    for (const { route, answer } of both) {
      const parameters = { mine: true, state: sampleOf(route.parameters.state ?? {}) };
      const [found, ...more] = await selectionsOf(answer, parameters);
      expect(more).to.deep.equal([]);
      const where = found?.selection.where ?? [];
      expect(found && lookedUp(found.table, where, found.selection.order)).to.have.members(where);
    }
  });
});
