import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Asked, startPart } from "../bridge/process.ts";
import type { Row } from "../bridge/rows.ts";
import { median, percentile, rounded } from "../bridge/statistics.ts";
import { generate } from "./data.ts";
import type { VaultSettings } from "./settings.ts";
import type { Subject } from "./subject.ts";

/** The most that each may take. */
const BARS = { publishSeconds: 60, publishMebibytes: 1_024, verifyMilliseconds: 5, growthMebibytes: 64 };

export interface MeasureVaultOptions {
  readonly say?: (line: string) => void;
}

/** Everything, in a folder that is removed afterwards. Each measurement has a process to itself. */
export async function measureVault(
  settings: VaultSettings,
  { say = () => {} }: MeasureVaultOptions = {},
): Promise<Row[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tallystick-bench-vault-")));
  try {
    say("generating the load");
    const sources = await generate(folder, settings);
    const published = await measurePublishing(folder, sources, settings, say);
    const extracted = await measureExtraction(folder, sources.parquet, published.content, settings, say);
    return [...published.rows, ...extracted];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inOwnProcess<T>(act: (ask: Asked<Subject>) => Promise<T>): Promise<T> {
  const part = startPart<Subject>(new URL("subject.ts", import.meta.url));
  try {
    return await act(part.ask);
  } finally {
    await part.close();
  }
}

type Published = Awaited<ReturnType<Subject["publish"]>>["published"];
type Sources = Awaited<ReturnType<typeof generate>>;

async function measurePublishing(
  folder: string,
  sources: Sources,
  { threads }: VaultSettings,
  say: (line: string) => void,
) {
  const rows: Row[] = [];
  const roots = new Set<string>();
  let content: Published | undefined;
  for (const [format, path] of Object.entries(sources)) {
    say(`publishing ${format}`);
    const into = join(folder, format);
    mkdirSync(into);
    const { seconds, peak, published } = await inOwnProcess((ask) => ask.publish(path, join(into, "content"), threads));
    const exported = await inOwnProcess((ask) =>
      format === "csv" ? ask.exportCsv(path, into, threads) : ask.exportParquet(path, into, threads, published.count),
    );
    const encrypted = await inOwnProcess((ask) => ask.encrypt(path, into));
    const name = `vault-publish-${format}`;
    rows.push(
      besides({ name, value: seconds, unit: "s" }, "bar", BARS.publishSeconds),
      besides({ name: `${name}-rss`, value: peak, unit: "MiB" }, "bar", BARS.publishMebibytes),
      besides({ name: `${name}-vs-export`, value: seconds, unit: "s" }, "DuckDB export", exported),
      besides({ name: `${name}-vs-encryption`, value: seconds, unit: "s" }, "AES-256-GCM", encrypted),
      { name: `${name}-rate`, value: rounded(published.count / seconds), unit: "rows/s" },
    );
    roots.add(published.root);
    content = published;
  }
  if (roots.size !== 1) throw new Error(`CSV and Parquet have different roots: ${[...roots].join(", ")}`);
  return { rows, content: content as Published };
}

async function measureExtraction(
  folder: string,
  parquet: string,
  published: Published,
  { extracted, proofs, threads }: VaultSettings,
  say: (line: string) => void,
): Promise<Row[]> {
  const content = join(folder, "parquet", "content");
  say("proving single rows");
  const { made, verified } = await inOwnProcess((ask) => ask.prove(content, published, proofs));
  say("extracting");
  const sealed = await inOwnProcess((ask) => ask.extract(content, folder, extracted));
  const opened = await inOwnProcess((ask) => ask.open(folder, published));
  if (opened.count !== extracted) throw new Error(`${opened.count} rows were opened of ${extracted}`);
  const mebibytes = await inOwnProcess((ask) => ask.plain(content, folder, extracted));
  const encrypted = await inOwnProcess((ask) => ask.encrypt(join(folder, "plain"), folder));
  const exported = await inOwnProcess((ask) => ask.exportParquet(parquet, folder, threads, extracted));
  const extract = { value: sealed.seconds, unit: "s" };
  return [
    besides({ name: "vault-proof-verify", value: median(verified), unit: "ms" }, "bar", BARS.verifyMilliseconds),
    { name: "vault-proof-verify-p99", value: rounded(percentile(verified, 0.99), 3), unit: "ms" },
    { name: "vault-proof-make", value: rounded(median(made), 3), unit: "ms" },
    besides({ name: "vault-extract-vs-encryption", ...extract }, "AES-256-GCM", encrypted),
    besides({ name: "vault-extract-vs-export", ...extract }, "DuckDB export", exported),
    besides({ name: "vault-extract-rss-growth", value: sealed.growth, unit: "MiB" }, "bar", BARS.growthMebibytes),
    { name: "vault-extract-size", value: rounded(mebibytes, 1), unit: "MiB" },
    { name: "vault-extract-rate", value: rounded(extracted / sealed.seconds), unit: "rows/s" },
    { name: "vault-open-rate", value: rounded(extracted / opened.seconds), unit: "rows/s" },
    besides({ name: "vault-open-rss-growth", value: opened.growth, unit: "MiB" }, "bar", BARS.growthMebibytes),
  ];
}

function besides({ name, value, unit }: Row, peer: string, peerValue: number): Row {
  return {
    name,
    value: rounded(value, 3),
    unit,
    peer,
    peerValue: rounded(peerValue, 3),
    ratio: rounded(value / peerValue, 3),
  };
}
