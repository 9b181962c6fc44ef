/** docs/reports/besu-load.md: what `npm run bench:besu` measured, as people read it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Generator } from "./generator.ts";
import { banner } from "./generator.ts";

const RESULT = "bench/results/besu.json";

interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
}

interface Round {
  readonly label: string;
  readonly succ: number;
  readonly fail: number;
  readonly lost: number;
  readonly doubled: number;
  readonly offered: number;
  readonly sendRate: number;
  readonly latency: Readonly<Record<"min" | "avg" | "p50" | "p95" | "p99" | "max", number>>;
  readonly throughput: number;
  readonly blockFill: number;
  readonly gasEach: number;
}

interface Result {
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGiB: number;
    readonly node: string;
    readonly loadBefore: number;
    readonly loadAfter: number;
    readonly sharedWith: { readonly validators: number; readonly loadGenerators: number; readonly beside: string };
  };
  readonly network: {
    readonly client: string;
    readonly consensus: string;
    readonly validators: number;
    readonly blockPeriod: number;
    readonly gasLimit: number;
  };
  readonly at: string;
  readonly rows: readonly Row[];
  readonly rounds: readonly Round[];
}

const number = (value: number) => value.toLocaleString("en").replaceAll(",", " ");
const line = (cells: readonly (string | number)[]) =>
  `| ${cells.map((cell) => (typeof cell === "number" ? number(cell) : cell)).join(" | ")} |`;

function actLine(rows: readonly Row[], label: string): string {
  const row = (what: string) => rows.find(({ name }) => name === `besu-${label}${what}`);
  const items = row("-items");
  const cells = ["", "-saturated"].map((what) => row(what)?.value ?? "–");
  const share = row("")?.ratio?.toFixed(2) ?? "–";
  const others = ["-p50", "-p95", "-p99", "-gas-per-item"].map((what) => row(what)?.value ?? "–");
  return line([label, ...cells, share, items === undefined ? "–" : `${number(items.value)} ${items.unit}`, ...others]);
}

function roundLine({
  label,
  offered,
  sendRate,
  throughput,
  latency,
  succ,
  fail,
  lost,
  doubled,
  blockFill,
  gasEach,
}: Round) {
  const { min, avg, p50, p95, p99, max } = latency;
  const counts = [succ, fail, lost, doubled];
  return line([label, offered, sendRate, throughput, min, avg, p50, p95, p99, max, ...counts, blockFill, gasEach]);
}

/** Which transfers an act stands beside: those around it, or those that were measured first. */
function floorOf(rounds: readonly Round[]): string {
  const [first] = rounds;
  const isAround = rounds.some(({ label }, i) => label === first?.label && rounds[i - 1]?.label !== label && i > 0);
  if (isAround) return "the mean of the transfers measured last before the act and next after it";
  return "the transfers of the beginning, when the nodes had compiled little: an act above 1 shows that they were no floor";
}

export function describeBesuLoad({ machine, network, at, rows, rounds }: Result): string {
  const { cpu, cores, memoryGiB, node, loadBefore, loadAfter, sharedWith } = machine;
  const { client, consensus, validators, blockPeriod, gasLimit } = network;
  const labels = [...new Set(rounds.map(({ label }) => label))];
  return `# Load on a network of Besu

What \`npm run bench:besu\` measured on ${at.slice(0, 10)}; how, and what the columns mean, is in [bench/README.md](../../bench/README.md#besu), the figures in
[${RESULT}](../../${RESULT}).

- Network: ${validators} ${consensus} validators, \`${client}\`, a block every ${blockPeriod} s with at most ${number(gasLimit)} gas, which is free.
- Machine: ${cores} cores of ${cpu}, ${memoryGiB} GiB, Node ${node}. All validators and the load generator share it, and beside them
  ran: ${sharedWith.beside}. Load average ${loadBefore} before, ${loadAfter} after.

## What it keeps up with

| act | tx/s | saturated | of transfers | items | p50 ms | p95 ms | p99 ms | gas per item |
|---|--:|--:|--:|--:|--:|--:|--:|--:|
${labels.map((label) => actLine(rows, label)).join("\n")}

A feed batch here has constant counts and random roots of 10 000 readings each: its readings per second are what the chain takes. What one bridge
reads, keeps and seals is in [bridge.json](../../bench/results/bridge.json). "Of transfers" is beside ${floorOf(rounds)}.

## Every round

| label | offered/s | sent/s | mined/s | min ms | avg ms | p50 ms | p95 ms | p99 ms | max ms | succ | fail | lost | doubled | block fill % | gas each |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
${rounds.map(roundLine).join("\n")}
`;
}

/** Without a result there is no report. */
export const besuLoad: Generator = {
  name: "besu-load",
  files(root) {
    const file = join(root, RESULT);
    if (!existsSync(file)) return new Map();
    const result = JSON.parse(readFileSync(file, "utf8")) as Result;
    return new Map([["docs/reports/besu-load.md", `${banner("besu-load.ts")}\n${describeBesuLoad(result)}`]]);
  },
};
