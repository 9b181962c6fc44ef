/**
 * `npm run coverage`: all tests, with Hardhat's coverage of the Solidity and V8's of the TypeScript under src/. Types are erased
 * without moving anything, so V8's positions are those of the source. Lines of types and comments are not counted.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { filesMatching } from "./check/files.ts";
import { ROOT } from "./check/report.ts";

interface Range {
  startOffset: number;
  endOffset: number;
  count: number;
}

interface ScriptCoverage {
  url: string;
  functions: { ranges: Range[] }[];
}

const FOLDER = join(ROOT, "coverage", "v8");

/** Offsets that a process reached: 1, or 0 where it passed by. An inner range overrides the one around it. */
function reached(script: ScriptCoverage, length: number): Uint8Array {
  const hit = new Uint8Array(length).fill(1);
  const ranges = script.functions.flatMap((f) => f.ranges);
  ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  for (const { startOffset, endOffset, count } of ranges) hit.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return hit;
}

/** First offset of code on each line that has some. */
function codeOffsets(source: string): number[] {
  const code = stripTypeScriptTypes(source)
    .replace(/\/\*[\s\S]*?\*\//g, (text) => text.replace(/[^\n]/g, " "))
    .replace(/(^|\s)\/\/.*$/gm, (text) => " ".repeat(text.length));
  const offsets: number[] = [];
  for (let start = 0; start < code.length; ) {
    const end = code.indexOf("\n", start) === -1 ? code.length : code.indexOf("\n", start);
    const lead = code.slice(start, end).search(/[^\s{}();,[\]]/);
    if (lead !== -1) offsets.push(start + lead);
    start = end + 1;
  }
  return offsets;
}

function typescriptCoverage(): { file: string; lines: number; covered: number }[] {
  const scripts = readdirSync(FOLDER).flatMap(
    (name) => (JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as { result: ScriptCoverage[] }).result,
  );
  const byUrl = Map.groupBy(scripts, ({ url }) => url);
  return filesMatching(ROOT, "src/**/*.ts")
    .filter((file) => !file.startsWith("src/testing/"))
    .map((file) => {
      const path = join(ROOT, file);
      const source = readFileSync(path, "utf8");
      const runs = (byUrl.get(pathToFileURL(path).href) ?? []).map((script) => reached(script, source.length));
      const offsets = codeOffsets(source);
      return { file, lines: offsets.length, covered: offsets.filter((at) => runs.some((hit) => hit[at] === 1)).length };
    });
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const node = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } }).status ?? 1;

const solidity = ["--config", "hardhat.coverage.config.ts", "test", "solidity", "--coverage"];
const solidityStatus = node(["node_modules/hardhat/dist/src/cli.js", ...solidity]);
// Not Hardhat's command, which has another tool translate TypeScript and so moves the positions.
const mocha = `
  import hre from "hardhat";
  const result = await hre.tasks.getTask(["test", "mocha"]).run({});
  process.exitCode = result.success ? 0 : 1;
`;
const mochaStatus = node(["--input-type=module", "-e", mocha], { NODE_V8_COVERAGE: FOLDER });

const files = typescriptCoverage();
const percent = (covered: number, lines: number) =>
  lines === 0 ? "  -  " : `${((100 * covered) / lines).toFixed(1)} %`;
for (const { file, lines, covered } of files) console.log(`${percent(covered, lines).padStart(8)}  ${file}`);
const lines = files.reduce((sum, file) => sum + file.lines, 0);
const covered = files.reduce((sum, file) => sum + file.covered, 0);
console.log(`TypeScript: ${covered} of ${lines} lines in ${files.length} files, ${percent(covered, lines)}`);
writeFileSync(join(ROOT, "coverage", "typescript.json"), `${JSON.stringify(files, null, 2)}\n`);
process.exitCode = solidityStatus || mochaStatus;
