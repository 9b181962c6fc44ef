import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "../simulator/random.ts";
import { parsePolicy } from "../vault/compute/policy/parse-policy.ts";
import type { Policy } from "../vault/compute/policy/policy.ts";
import type { InputTable } from "../vault/compute/run/inputs.ts";

/** Half-hourly load of factories, and what is known of each. The region "far" has three of them, fewer than a group has to cover. */
export const LOAD_POLICY: Policy = parsePolicy({
  version: 1,
  tables: {
    load: {
      subject: { column: "factory" },
      columns: {
        factory: { type: "text", uses: [], aggregates: ["count", "count_distinct"] },
        started: { type: "timestamp", uses: ["filter", "group"], aggregates: ["min", "max"] },
        region: { type: "text", uses: ["filter", "group"], aggregates: ["count_distinct"] },
        kwh: { type: "decimal(12,3)", uses: ["filter"], aggregates: ["count", "sum", "avg", "min", "max"] },
        kvar: { type: "decimal(12,3)", nullable: true, uses: ["filter"], aggregates: ["count", "sum", "avg"] },
        outages: { type: "integer", uses: ["filter", "group"], aggregates: ["sum", "avg", "max"] },
        metered: { type: "boolean", uses: ["filter", "group"], aggregates: ["count"] },
        note: { type: "text", uses: [] },
      },
    },
    factory: {
      subject: { column: "id" },
      columns: {
        id: { type: "text", uses: [], aggregates: ["count_distinct"] },
        trade: { type: "text", uses: ["filter", "group"] },
        opened: { type: "date", uses: ["filter", "group"] },
      },
    },
    tariff: {
      subject: "none",
      columns: {
        region: { type: "text", uses: ["filter", "group", "disclose"] },
        price: { type: "decimal(6,4)", uses: ["filter", "group", "disclose"], aggregates: ["min", "max", "avg"] },
      },
    },
  },
  joins: [
    { many: "load.factory", one: "factory.id" },
    { many: "load.region", one: "tariff.region" },
  ],
  minimumGroupSize: 5,
  freeSql: true,
  queries: {
    "by-region": {
      sql: "SELECT region, sum(kwh) AS kwh FROM load WHERE started >= $since AND metered = $metered GROUP BY region ORDER BY kwh DESC",
      parameters: { since: { type: "timestamp" }, metered: { type: "boolean", values: [true] } },
    },
  },
  functions: ["count", "count_distinct", "sum", "avg", "min", "max", "date_trunc"],
  limits: { rows: 10_000, milliseconds: 20_000, memoryMiB: 256 },
  budget: { queries: 3 },
});

const REGIONS = ["north", "south", "Ångström", "西", "far"] as const;
const TRADES = ["steel", "paper", "glass"] as const;

export interface LoadData {
  readonly folder: string;
  readonly tables: Readonly<Record<"load" | "factory" | "tariff", InputTable>>;
  remove(): void;
}

export interface LoadDataOptions {
  readonly seed?: number;
  readonly factories?: number;
  /** Of half-hourly readings. */
  readonly days?: number;
  /** Lines of the table `load` instead of those that are made. */
  readonly lines?: readonly string[];
}

/** The same seed gives the same files. */
export function makeLoadData({ seed = 1, factories = 43, days = 4, lines }: LoadDataOptions = {}): LoadData {
  const random = createRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), "load-"));
  const regionOf = (factory: number) => (factory < 3 ? "far" : (REGIONS[factory % 4] as string));
  const name = (factory: number) => `f${String(factory).padStart(3, "0")}`;
  const numbers = Array.from({ length: factories }, (_, factory) => factory);
  const load = Array.from({ length: days * 48 }, (_, slot) => {
    const started = new Date(Date.UTC(2024, 1, 26) + slot * 1_800_000).toISOString().slice(0, 19).replace("T", " ");
    return numbers.map((factory) => {
      const kvar = random.chance(0.1) ? "" : (random.normal() * 20).toFixed(3);
      const kwh = (random.exponential(40) + 0.001).toFixed(3);
      const outages = random.whole(3);
      return `${name(factory)},${started},${regionOf(factory)},${kwh},${kvar},${outages},${random.chance(0.9)},secret ${factory}`;
    });
  }).flat();
  const factory = numbers.map(
    (each) => `${name(each)},${random.pick(TRADES)},19${50 + (each % 40)}-03-01,director ${each}`,
  );
  const tariff = REGIONS.map((region, index) => `${region},0.${1000 + 137 * index}`);
  const table = (file: string, head: string, rows: readonly string[]): InputTable => {
    const [path, text] = [join(folder, `${file}.csv`), `${head}\n${rows.join("\n")}\n`];
    writeFileSync(path, text);
    const digest = createHash("sha256").update(text).digest("hex");
    return { path, format: "csv", contentRoot: `0x${digest}`, proof: { digest } };
  };
  return {
    folder,
    tables: {
      load: table("load", "factory,started,region,kwh,kvar,outages,metered,note", lines ?? load),
      factory: table("factory", "id,trade,opened,director", factory),
      tariff: table("tariff", "region,price", tariff),
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
