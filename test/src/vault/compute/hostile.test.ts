import { expect } from "chai";
import { isTallyError } from "../../../../src/lib/errors.ts";
import { openTestEngine } from "../../../../src/testing/compute.ts";
import { HOSTILE } from "../../../../src/testing/hostile-sql.ts";
import { LOAD_POLICY } from "../../../../src/testing/load-data.ts";
import type { Engine } from "../../../../src/vault/compute/engine/open-engine.ts";
import { readQuery, requireText } from "../../../../src/vault/compute/query/read-query.ts";
import { RULES } from "../../../../src/vault/compute/query/rules.ts";

describe("hostile statements at the first wall", () => {
  let engine: Engine;

  before(() => {
    engine = openTestEngine();
  });

  after(() => engine.close());

  async function ruleOf(sql: string): Promise<unknown> {
    try {
      requireText(sql);
      readQuery(LOAD_POLICY, await engine.parse(sql));
      return "nothing";
    } catch (error) {
      if (isTallyError(error, "QUERY_REFUSED")) return error.values.rule;
      throw error;
    }
  }

  it("are many, each with a name of its own", () => {
    expect(HOSTILE.length).to.be.at.least(300);
    expect(new Set(HOSTILE.map(({ name }) => name)).size).to.equal(HOSTILE.length);
  });

  it("break every rule", () => {
    const elsewhere = ["FREE_SQL", "QUERY_UNKNOWN", "FORM"]; // of the runner; of another parser
    const broken = [...HOSTILE.map(({ rule }) => rule), ...elsewhere];
    expect(Object.keys(RULES).filter((rule) => !broken.includes(rule as keyof typeof RULES))).to.deep.equal([]);
  });

  for (const { name, sql, rule } of HOSTILE) {
    it(`${name}: ${rule}`, async () => {
      expect(await ruleOf(sql)).to.equal(rule);
    });
  }
});
