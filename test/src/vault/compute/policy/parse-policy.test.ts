import { expect } from "chai";
import { refused } from "../../../../../src/testing/errors.ts";
import { LOAD_POLICY } from "../../../../../src/testing/load-data.ts";
import { parsePolicy } from "../../../../../src/vault/compute/policy/parse-policy.ts";

/** The policy with one member changed, by its JSON pointer; undefined takes it away. */
function changed(pointer: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(LOAD_POLICY)) as Record<string, unknown>;
  const steps = pointer.split("/").slice(1);
  const last = steps.pop() as string;
  let at = copy;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

const KWH = "/tables/load/columns/kwh";
const FACTORY = "/tables/load/columns/factory";

describe("policies for computing", () => {
  it("are taken as they are", () => {
    expect(parsePolicy(JSON.parse(JSON.stringify(LOAD_POLICY)))).to.deep.equal(LOAD_POLICY);
  });

  const refusals: Record<string, [pointer: string, value: unknown, key?: string]> = {
    "of another version": ["/version", 2],
    "without tables": ["/tables", {}],
    "without a least group size": ["/minimumGroupSize", undefined, "/minimumGroupSize"],
    "with a least group size of none": ["/minimumGroupSize", 0],
    "with a least group size of a half": ["/minimumGroupSize", 5.5],
    "with an unknown member": ["/trusted", true],
    "with an unknown member of a column": [`${KWH}/public`, true],
    "with a table of an upper-case name": ["/tables/Load", LOAD_POLICY.tables.load],
    "with a column that has to be escaped": ['/tables/load/columns/a"b', { type: "text", uses: [] }],
    "with floating point": [`${KWH}/type`, "double"],
    "with a decimal of nineteen digits": [`${KWH}/type`, "decimal(19,3)"],
    "with a decimal of more decimals than digits": [`${KWH}/type`, "decimal(3,4)"],
    "with an unknown use": [`${KWH}/uses`, ["show"]],
    "with an unknown function": ["/functions", ["count", "read_csv"]],
    "with a function of a column that is not among the functions": ["/functions", ["count"]],
    "with a sum of texts": ["/tables/load/columns/region/aggregates", ["sum"]],
    "with a mean of times": ["/tables/load/columns/started/aggregates", ["avg"]],
    "with the least of truths": ["/tables/load/columns/metered/aggregates", ["min"]],
    "with rows of subjects under a least group size": [`${KWH}/uses`, ["disclose"]],
    "with a filter by subject": [`${FACTORY}/uses`, ["filter"]],
    "with a group for each subject": [`${FACTORY}/uses`, ["group"]],
    "with the least subject": [`${FACTORY}/aggregates`, ["min"]],
    "with rows of nobody": [`${FACTORY}/nullable`, true],
    "with a subject that is no column": ["/tables/load/subject", { column: "owner" }, "/tables/load/subject/column"],
    "with a subject that is nothing": ["/tables/load/subject", "nobody"],
    "with a join of a table that it does not have": ["/joins/0/one", "payroll.id"],
    "with a join of a table with itself": ["/joins/0/one", "load.region"],
    "with a join of two types": ["/joins/0/one", "factory.opened"],
    "with a join to a column that may be empty": ["/tables/factory/columns/id/nullable", true],
    "with a limit of no rows": ["/limits/rows", 0],
    "without a limit of time": ["/limits/milliseconds", undefined, "/limits/milliseconds"],
    "with a query of an upper-case name": ["/queries/All", { sql: "SELECT 1" }],
    "with a parameter of an unknown type": ["/queries/by-region/parameters/since/type", "time"],
    "with a budget of none": ["/budget/queries", 0],
  };
  for (const [name, [pointer, value, key]] of Object.entries(refusals)) {
    it(`are refused ${name}`, async () => {
      const error = await refused(() => parsePolicy(changed(pointer, value)), "QUERY_POLICY_INVALID");
      expect(`${error.values.key}/`).to.match(/^\//);
      if (key !== undefined) expect(error.values.key).to.equal(key);
      expect(error.values).to.have.keys("key", "value", "reason");
    });
  }

  it("are refused when they are nothing", async () => {
    for (const nothing of [null, [], "x", 1]) await refused(() => parsePolicy(nothing), "QUERY_POLICY_INVALID");
  });
});
