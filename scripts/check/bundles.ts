/**
 * What an application's bundle grows by when it imports a part of the SDK, against the committed budget, bundles.json: a part that
 * grows beyond it fails, so growth is a diff that somebody has to defend. `--update` writes the budget anew, rounded up.
 *
 * It also fails where an entry reaches bytecode or a package of the programs (a server, a broker's client, a database).
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Check, Report } from "./report.ts";
import { isMain, ROOT, runIfMain } from "./report.ts";

const BUDGET_FILE = "scripts/check/bundles.json";
/** Sizes are rounded up to this many bytes, so that a change of a few changes no budget. */
const STEP = 500;

/** Packages that code for browsers may have in it. Whatever else the package depends on is for its programs. */
const FOR_BROWSERS =
  /^(@adraffy\/ens-normalize|@hpke\/(common|core)|@noble\/(curves|hashes)|aes-js|big\.js|canonicalize|ethers|saxes|xmlchars)$/;

interface Size {
  /** Bytes, minified, without ethers, which an application has anyway. */
  readonly alone: number;
  readonly withEthers: number;
}

const everythingOf = (...entries: string[]) => entries.map((entry) => `export * from "./src/sdk/${entry}";`).join("\n");

/** What is imported, by the name that it has in the budget. Domains are found, not listed. */
function imports(root: string): Map<string, string> {
  const domains = globSync("src/sdk/*/domain.ts", { cwd: root })
    .map((file) => file.split(/[\\/]/)[2] ?? "")
    .sort();
  return new Map([
    ["tallystick", everythingOf("index.ts")],
    ...domains.map((name): [string, string] => [
      `tallystick and ${name}`,
      everythingOf("index.ts", `${name}/index.ts`),
    ]),
    ["tallystick/all", everythingOf("all.ts")],
    ["one pure function", 'export { dutyBits } from "./src/sdk/members/index.ts";'],
    ["one function that checks", 'export { unitId } from "./src/sdk/custody/index.ts";'],
    ["one read", 'export { getRecord } from "./src/sdk/evidence/index.ts";'],
    ["one act", 'export { handOver } from "./src/sdk/custody/index.ts";'],
  ]);
}

async function bundle(root: string, contents: string, external: string[]) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: "browser",
    format: "esm",
    logLevel: "silent",
    external,
  });
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { size: outputFiles[0]?.contents.length ?? 0, inputs: used.map(([path]) => path) };
}

/** What must not be in a bundle. */
export function isMisplaced(path: string): boolean {
  const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (name !== undefined) return !FOR_BROWSERS.test(name);
  return path.startsWith("types/ethers-contracts/factories/") || /^src\/(?!sdk\/|lib\/)/.test(path);
}

async function measure(root: string): Promise<{ sizes: Map<string, Size>; problems: string[] }> {
  const sizes = new Map<string, Size>();
  const problems: string[] = [];
  for (const [name, contents] of imports(root)) {
    const alone = await bundle(root, contents, ["ethers"]);
    const { size, inputs } = await bundle(root, contents, []);
    sizes.set(name, { alone: alone.size, withEthers: size });
    for (const path of inputs.filter(isMisplaced)) problems.push(`${name}: ${path} is in the bundle`);
  }
  return { sizes, problems };
}

/** One line for each part that has no budget or is beyond it, and for each budget without a part. */
export function beyondBudget(sizes: ReadonlyMap<string, Size>, budget: Readonly<Record<string, Size>>): string[] {
  const beyond = [...sizes].flatMap(([name, size]) =>
    (["alone", "withEthers"] as const)
      .filter((kind) => !(size[kind] <= (budget[name]?.[kind] ?? -1)))
      .map((kind) => `${name}: ${size[kind]} bytes ${kind}, the budget is ${budget[name]?.[kind] ?? "missing"}`),
  );
  const gone = Object.keys(budget).filter((name) => !sizes.has(name));
  return [...beyond, ...gone.map((name) => `${name}: nothing of this name is measured any more`)];
}

const roundedUp = (bytes: number) => Math.ceil(bytes / STEP) * STEP;

async function update(root: string): Promise<void> {
  const { sizes } = await measure(root);
  const budget = [...sizes].map(([name, { alone, withEthers }]) => {
    console.log(`${name.padEnd(28)} ${String(alone).padStart(8)} ${String(withEthers).padStart(8)}`);
    return [name, { alone: roundedUp(alone), withEthers: roundedUp(withEthers) }];
  });
  writeFileSync(join(root, BUDGET_FILE), `${JSON.stringify(Object.fromEntries(budget), null, 2)}\n`);
}

export async function checkBundles(root: string): Promise<Report> {
  const { sizes, problems } = await measure(root);
  const budget = JSON.parse(readFileSync(join(root, BUDGET_FILE), "utf8")) as Record<string, Size>;
  return { seen: sizes.size, of: "bundles", problems: [...problems, ...beyondBudget(sizes, budget)] };
}

export const bundlesCheck: Check = { name: "bundles", run: checkBundles };

if (isMain(import.meta.url) && process.argv.includes("--update")) await update(ROOT);
else await runIfMain(import.meta.url, bundlesCheck);
