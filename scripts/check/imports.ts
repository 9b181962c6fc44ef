/** Fails when a file imports against the direction of the layers, from another domain's room, or in a circle. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { circlesOf } from "./circles.ts";
import { type Finding, unexcused } from "./exceptions.ts";
import { filesMatching } from "./files.ts";
import { EXCEPTIONS, LAYERS, ROOMED, STAGES } from "./import-rules.ts";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";
import { type Import, importsOf } from "./source.ts";

const FILES = ["contracts/**/*.sol", "{src,test,bench,examples,scripts}/**/*.{ts,tsx,sol,mjs}", "*.ts"];

/** The layer whose name is the longest beginning of a path. */
const layerOf = (file: string) =>
  Object.keys(LAYERS)
    .filter((layer) => file === layer || file.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];

const mayImport = (layer: string, other: string) =>
  LAYERS[layer]?.some((name) => name === other || (name.endsWith("/") && other.startsWith(name))) === true;

/** Folders of contracts/ that are a domain each. */
export const domainsOf = (root: string): string[] =>
  existsSync(join(root, "contracts"))
    ? readdirSync(join(root, "contracts"), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !["types", "libraries"].includes(entry.name))
        .map(({ name }) => name)
    : [];

/** The domains that a domain names under `needs` in its domain.ts. */
export function needsOf(root: string, domain: string): readonly string[] {
  const file = join(root, "src/sdk", domain, "domain.ts");
  const named = existsSync(file) ? /\bneeds:\s*\[([^\]]*)\]/.exec(readFileSync(file, "utf8")) : null;
  return named?.[1]?.match(/\w+/g) ?? [];
}

/** A contract or a library: what another domain must not import. Interfaces, structs and value types may pass. */
const holdsCode = (source: string) => /^\s*(?:abstract\s+)?(?:contract|library)\s+\w/m.test(source);

/** The folder of a layer that a file is in; undefined for files of the layer itself. */
const folderIn = (layer: string, file: string) => {
  const [folder, ...rest] = file.slice(layer.length + 1).split("/");
  return rest.length > 0 ? folder : undefined;
};

interface Place {
  readonly root: string;
  readonly domains: readonly string[];
  readonly file: string;
  readonly layer: string;
}

/** What is wrong with an import into another room of domains, in this layer or in one below. */
function roomProblem({ root, domains, file, layer }: Place, { target }: Import): string | undefined {
  const to = layerOf(target) ?? "";
  if (!ROOMED.includes(layer) || !ROOMED.includes(to)) return undefined;
  const [room, other] = [folderIn(layer, file), folderIn(to, target)];
  if (room === undefined || other === undefined || room === other || !domains.includes(other)) return undefined;
  if (!domains.includes(room)) {
    return layer === to ? `${layer}/${room} is of no domain and must not import ${to}/${other}` : undefined;
  }
  return needsOf(root, room).includes(other)
    ? undefined
    : `${room} does not need ${other}, and must not import ${to}/${other}`;
}

/** What is wrong with an import from one stage of the bridge to another. */
function stageProblem({ file }: Place, { target }: Import, stages: Readonly<Record<string, readonly string[]>>) {
  if (!file.startsWith("src/bridge/") || !target.startsWith("src/bridge/")) return undefined;
  const [stage, other] = [folderIn("src/bridge", file), folderIn("src/bridge", target)];
  if (stage === undefined || stage === other || stages[stage] === undefined) return undefined;
  if (other === undefined) return `the stage ${stage} must not import ${target}, which composes stages`;
  return stages[stage].includes(other) ? undefined : `the stage ${stage} must not import the stage ${other}`;
}

function problemOf(place: Place, found: Import, stages: typeof STAGES): string | undefined {
  const { root, domains, layer } = place;
  const { path, target } = found;
  const to = layerOf(target);
  if (to === undefined) return `imports ${target}, which no layer covers`;
  if (to !== layer && !mayImport(layer, to)) return `${layer} must not import ${to} (${path})`;
  const crosses = layer !== to && [layer, to].every((each) => domains.some((name) => each === `contracts/${name}`));
  if (crosses && holdsCode(readFileSync(join(root, target), "utf8"))) {
    return `imports the contract ${target} of another domain; import its interface`;
  }
  return roomProblem(place, found) ?? stageProblem(place, found, stages);
}

export function checkImports(root: string, exceptions = EXCEPTIONS, stages = STAGES): Report {
  const domains = domainsOf(root);
  const files = filesMatching(root, FILES);
  const graph = new Map<string, string[]>();
  const findings = files.flatMap((file): Finding[] => {
    const layer = layerOf(file);
    if (layer === undefined) return [{ key: file, problem: `${file}: no layer covers this file` }];
    const imports = importsOf(root, file);
    if (file.startsWith("src/"))
      graph.set(
        file,
        imports.map(({ target }) => target),
      );
    return imports.flatMap((found) => {
      const problem = problemOf({ root, domains, file, layer }, found, stages);
      return problem === undefined ? [] : [{ key: `${file} -> ${found.target}`, problem: `${file}: ${problem}` }];
    });
  });
  const circles = circlesOf(graph).map((circle) => ({
    key: circle[0] ?? "",
    problem: `${circle[0]}: imports itself: ${circle.join(" -> ")}`,
  }));
  const problems = unexcused([...findings, ...circles], exceptions, "scripts/check/import-rules.ts");
  return { seen: files.length, of: "files", problems };
}

export const importsCheck: Check = { name: "imports", run: (root) => checkImports(root) };

await runIfMain(import.meta.url, importsCheck);
