import { createRandom, type Random } from "../simulator/random.ts";

const KEYS = [
  "region",
  "metered",
  "outages",
  "date_trunc('month', started)",
  "date_trunc('week', started)",
  "date_trunc('day', started)",
];
const AGGREGATES = [
  "count(*)",
  "count(kwh)",
  "count(kvar)",
  "count(DISTINCT factory)",
  "sum(kwh)",
  "avg(kwh)",
  "min(kwh)",
  "max(kwh)",
  "sum(kvar)",
  "avg(kvar)",
  "sum(outages)",
  "avg(outages)",
  "max(outages)",
  "min(started)",
  "max(started)",
];

/** Statements that the policy of load-data.ts allows. The same seed gives the same ones. */
export function generateQueries(count: number, seed = 1): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => generateQuery(random));
}

function some<T>(random: Random, list: readonly T[], least: number, most: number): T[] {
  const rest = [...list];
  const wanted = least + random.whole(most - least + 1);
  return Array.from({ length: Math.min(wanted, rest.length) }, () => rest.splice(random.whole(rest.length), 1)[0] as T);
}

function generateQuery(random: Random): string {
  const joined = random.chance(0.25);
  const keys = some(random, joined ? [...KEYS.filter((key) => key !== "region"), "trade"] : KEYS, 0, 2);
  const aggregates = some(random, AGGREGATES, 1, 4);
  const named = [...keys, ...aggregates].map((each, index) => `${each} AS c${index}`);
  const from = joined ? "load JOIN factory ON load.factory = factory.id" : "load";
  const conditions = some(random, conditionsFor(random, joined), 0, 3);
  const order = some(
    random,
    named.map((_, index) => `c${index}${random.chance(0.5) ? " DESC" : ""}`),
    0,
    2,
  );
  return [
    `SELECT ${named.join(", ")} FROM ${from}`,
    conditions.length > 0 ? `WHERE ${conditions.join(random.chance(0.7) ? " AND " : " OR ")}` : "",
    keys.length > 0 ? `GROUP BY ${keys.join(", ")}` : "",
    order.length > 0 ? `ORDER BY ${order.join(", ")}` : "",
    random.chance(0.2) ? `LIMIT ${1 + random.whole(20)}` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function conditionsFor(random: Random, joined: boolean): string[] {
  const kwh = random.between(0, 200).toFixed(3);
  const day = `2024-03-${String(1 + random.whole(28)).padStart(2, "0")}`;
  return [
    `kwh ${random.pick(["<", "<=", ">", ">=", "<>"])} ${kwh}`,
    `kwh BETWEEN 1 AND ${kwh}`,
    `kvar ${random.pick(["<", ">"])} ${random.between(-40, 40).toFixed(2)}`,
    `kvar IS ${random.pick(["", "NOT "])}NULL`,
    `NOT (outages IN (${random.whole(3)}, ${random.whole(3)}))`,
    "metered",
    `started >= TIMESTAMP '${day} 12:30:00'`,
    `started < '${day}'`,
    joined
      ? `trade <> '${random.pick(["steel", "paper"])}'`
      : `region IN ('north', '${random.pick(["西", "far", "south"])}')`,
    ...(joined ? [`opened > DATE '19${50 + random.whole(40)}-01-01'`] : []),
  ];
}
