import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import { aggregate } from "../../src/bridge/quality/qartod/aggregate.ts";
import { attenuatedSignal } from "../../src/bridge/quality/qartod/attenuated-signal.ts";
import { climatology } from "../../src/bridge/quality/qartod/climatology.ts";
import { flatLine } from "../../src/bridge/quality/qartod/flat-line.ts";
import { grossRange } from "../../src/bridge/quality/qartod/gross-range.ts";
import { location } from "../../src/bridge/quality/qartod/location.ts";
import { percentileRange } from "../../src/bridge/quality/qartod/percentile-range.ts";
import { rateOfChange } from "../../src/bridge/quality/qartod/rate-of-change.ts";
import { spike } from "../../src/bridge/quality/qartod/spike.ts";
import { dataReception, impossibleDate, timeGap } from "../../src/bridge/quality/qartod/times.ts";
import { refused } from "../../src/testing/errors.ts";

const data = (path: string) => fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));
const VECTORS = data("qartod/vectors.json");
const GOLDEN = data("river/qartod-golden.json");

/** Functions of ioos_qc, or options of them, that are not built here, and why. */
const NOT_BUILT: Record<string, string> = {
  syntax_test: "the length of a raw line is the business of the protocol parsers",
  "location_test with range_max": "a station does not move, so there is no distance between two of its points",
};

// biome-ignore lint/suspicious/noExplicitAny: recorded arguments of many functions
type Arguments = Record<string, any>;

interface Vector {
  readonly fn: string;
  readonly test: string;
  readonly args: Arguments;
  readonly flags?: readonly number[];
  readonly raises?: string;
}

/** Masked scalars were recorded as [null]. */
const values = (list: unknown[]) => list.map((item) => (Array.isArray(item) ? null : (item as number | null)));
const time = (given: string | number | null) => {
  if (given === null) return null;
  if (typeof given === "number") return given * 1000;
  return Date.parse(given.endsWith("Z") ? given : `${given}Z`);
};
const times = (list: (string | number)[]) => list.map((item) => time(item) as number);
/** Leaves out what was not given, keeps a null that was given on purpose. */
const given = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

const RUN: Record<string, (args: Arguments) => Uint8Array> = {
  gross_range_test: ({ inp, fail_span, suspect_span }) =>
    grossRange(values(inp), given({ fail: fail_span, suspect: suspect_span ?? undefined })),
  climatology_test: ({ config, inp, tinp, zinp }) =>
    climatology(values(inp), times(tinp), config.map(member), values(zinp)),
  spike_test: ({ inp, suspect_threshold, fail_threshold, method }) =>
    spike(values(inp), given({ suspect: suspect_threshold, fail: fail_threshold, method })),
  rate_of_change_test: ({ inp, tinp, threshold, fail_threshold }) =>
    rateOfChange(values(inp), times(tinp), given({ suspect: threshold, fail: fail_threshold })),
  flat_line_test: ({ inp, tinp, suspect_threshold, fail_threshold, tolerance }) =>
    flatLine(values(inp), times(tinp), given({ suspect: suspect_threshold, fail: fail_threshold, tolerance })),
  attenuated_signal_test: (args) =>
    attenuatedSignal(
      values(args.inp),
      times(args.tinp),
      given({
        suspect: args.suspect_threshold,
        fail: args.fail_threshold,
        type: args.check_type,
        period: args.test_period ?? undefined,
        minObservations: args.min_obs ?? undefined,
        minPeriod: args.min_period ?? undefined,
      }),
    ),
  percentile_range_test: ({ inp, low_percentile, hi_percentile, pad }) =>
    percentileRange(values(inp), given({ low: low_percentile, high: hi_percentile, pad })),
  location_test: ({ lon, lat }) => location(lon, lat),
  qartod_compare: ({ vectors }) => aggregate(vectors),
  impossible_date_test: ({ tinp }) => impossibleDate(tinp.map(time), Date.UTC(2026, 0)),
  data_reception_test: ({ tinp }) => dataReception(tinp.map(time), Date.UTC(2026, 0)),
  time_gap_test: ({ tinp }) => timeGap(tinp.map(time)),
};

const member = ({ tspan, fspan, vspan, zspan, period }: Arguments) =>
  given({
    period: (period === "weekofyear" ? "week" : period) ?? undefined,
    time: period === null ? times(tspan) : tspan,
    usual: vspan,
    possible: fspan ?? undefined,
    depth: zspan ?? undefined,
  });

function notBuilt({ fn, args }: Vector): string | undefined {
  const name = fn === "location_test" && args.range_max !== undefined ? `${fn} with range_max` : fn;
  return NOT_BUILT[name] === undefined ? undefined : name;
}

describe("calls recorded inside the tests of ioos_qc", () => {
  before(function () {
    if (existsSync(VECTORS)) return;
    console.log(`      skipped: no ${VECTORS}`);
    this.skip();
  });

  const read = () => (JSON.parse(readFileSync(VECTORS, "utf8")) as { vectors: Vector[] }).vectors;

  it("give the same flags, or are refused where it raised", async () => {
    let agreed = 0;
    for (const vector of read()) {
      if (notBuilt(vector)) continue;
      const label = `${vector.test} ${JSON.stringify(vector.args)}`;
      const run = RUN[vector.fn];
      expect(run, vector.fn).to.not.equal(undefined);
      if (vector.raises) {
        await refused(() => run?.(vector.args), "QC_PARAMETER_INVALID");
      } else {
        expect([...(run?.(vector.args) ?? [])], label).to.deep.equal(vector.flags);
      }
      agreed++;
    }
    expect(agreed).to.equal(150);
  });

  it("are left out only where a function is not built, for a reason", () => {
    const left: Record<string, number> = {};
    for (const name of read().map(notBuilt)) if (name) left[name] = (left[name] ?? 0) + 1;
    expect(left).to.deep.equal({ syntax_test: 8, "location_test with range_max": 1 });
  });
});

interface Golden {
  readonly params: {
    gross_fail: [number, number];
    spike: [number, number];
    roc_per_s: number;
    flat_suspect_s: number;
    flat_fail_s: number;
    flat_tol: number;
    att_period_s: number;
    att_suspect: number;
    att_fail: number;
    att_type: "range" | "std";
  };
  readonly n: number;
  readonly gross: string;
  readonly spike: string;
  readonly roc: string;
  readonly flat: string;
  readonly att: string;
  readonly aggregate: string;
}

describe("flags of ioos_qc over a real river", () => {
  before(function () {
    if (existsSync(GOLDEN)) return;
    console.log(`      skipped: no ${GOLDEN}`);
    this.skip();
  });

  it("are the same for every value of every file, variable and test", () => {
    const golden = JSON.parse(readFileSync(GOLDEN, "utf8")) as { files: Record<string, Record<string, Golden>> };
    let compared = 0;
    for (const [file, variables] of Object.entries(golden.files)) {
      const rows: Record<string, string>[] = parse(readFileSync(data(`river/${file}.csv`), "utf8"), { columns: true });
      const at = rows.map(({ datetime }) => Date.parse(`${datetime?.replace(" ", "T")}Z`));
      for (const [variable, { params, n, ...expected }] of Object.entries(variables)) {
        const series = rows.map((row) => (row[variable] === "NULL" ? null : Number(row[variable])));
        for (const [i, value] of series.entries()) if (value === -9999) series[i] = null;
        expect(series).to.have.length(n);
        const flags: Record<string, Uint8Array> = {
          gross: grossRange(series, { fail: params.gross_fail }),
          spike: spike(series, { suspect: params.spike[0], fail: params.spike[1] }),
          roc: rateOfChange(series, at, { suspect: params.roc_per_s }),
          flat: flatLine(series, at, {
            suspect: params.flat_suspect_s,
            fail: params.flat_fail_s,
            tolerance: params.flat_tol,
          }),
          att: attenuatedSignal(series, at, {
            suspect: params.att_suspect,
            fail: params.att_fail,
            period: params.att_period_s,
            type: params.att_type,
          }),
        };
        flags.aggregate = aggregate(Object.values(flags));
        for (const [test, result] of Object.entries(flags)) {
          expect(runs(result), `${file} ${variable} ${test}`).to.equal(expected[test as keyof typeof expected]);
          compared += result.length;
        }
      }
    }
    expect(compared).to.equal(4 * 6 * 11_712);
  });
});

/** Run-length form: "1x10 9x1". */
function runs(flags: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0, to = 0; from < flags.length; from = to) {
    while (to < flags.length && flags[to] === flags[from]) to++;
    parts.push(`${flags[from]}x${to - from}`);
  }
  return parts.join(" ");
}
