import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { parseSenml } from "../../src/bridge/ingest/senml/parse.ts";
import { type ResolvedRecord, resolveSenml } from "../../src/bridge/ingest/senml/resolve.ts";

/** The examples of RFC 8428 from the sources of its draft, with the resolved forms that stand beside them there. */
const FILE = fileURLToPath(new URL("../../../shared/data/senml/vectors.json", import.meta.url));

/** Resolved forms of the repository that are not what its own text says. */
const KNOWN: Readonly<Record<string, string>> = {
  ex3: "not in order of time, and lacks the version 5 that differs from the RFC's 10",
  ex7: "stale: lacks the record with vd",
};

interface Case {
  readonly id: string;
  readonly input: Record<string, unknown>[];
  readonly resolved?: Record<string, unknown>[];
}

/** A resolved record as the vectors write one. */
function plain({ record, name, unit, at, v, vs, vb, vd, s, ut, version }: ResolvedRecord): Record<string, unknown> {
  const { bn, bt, bu, bv, bs, bver, n, u, t, ...rest } = record;
  const fields = {
    ...rest,
    n: name,
    u: unit,
    t: at / 1_000,
    v: v && Number(v),
    vs,
    vb,
    vd,
    s: s && Number(s),
    ut,
    bver: version,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

describe("SenML examples of RFC 8428", () => {
  before(function () {
    if (existsSync(FILE)) return;
    console.log(`      skipped: no ${FILE}`);
    this.skip();
  });

  const cases = (): Case[] => JSON.parse(readFileSync(FILE, "utf8")).cases;
  const resolve = ({ input, resolved }: Case) => {
    // What was "now" when the example was made.
    const now = Math.max(...(resolved ?? []).map(({ t }) => Number(t))) * 1_000;
    const records = parseSenml(Buffer.from(JSON.stringify(input)));
    return resolveSenml(records, { now: Number.isFinite(now) ? now : 0, relativeTimes: "resolve" }).map(plain);
  };

  it("resolve to what stands beside them, but for two", () => {
    const withAnswer = cases().filter(({ resolved }) => resolved !== undefined);
    expect(withAnswer).to.have.length(12);
    for (const each of withAnswer) {
      if (each.id in KNOWN) expect(resolve(each), KNOWN[each.id]).to.not.deep.equal(each.resolved);
      else expect(resolve(each), each.id).to.deep.equal(each.resolved);
    }
  });

  it("differ in the two only where those are wrong", () => {
    const [ex3, ex7] = ["ex3", "ex7"].map((id) => cases().find((each) => each.id === id)) as [Case, Case];
    const byTime = (records: Record<string, unknown>[]) => records.toSorted((a, b) => Number(a.t) - Number(b.t));
    expect(resolve(ex3)).to.deep.equal(byTime(ex3.resolved ?? []).map((record) => ({ ...record, bver: 5 })));
    const mine = resolve(ex7);
    expect(mine.slice(0, 3)).to.deep.equal(ex7.resolved);
    expect(mine[3]).to.include({ n: "urn:dev:ow:10e2073a01080063:nfv-reader", vd: "aGkgCg" });
  });

  it("resolve where there is nothing beside them", () => {
    const rest = cases().filter(({ resolved }) => resolved === undefined);
    expect(rest.map(({ id }) => id)).to.deep.equal(["ex13"]);
    for (const each of rest) expect(resolve(each)).to.have.length(each.input.length);
  });
});
