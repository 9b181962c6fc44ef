/** Fails when a file imports against the direction of the layers, from another domain's room, or in a circle. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { circlesOf } from "./circles.ts";
import { domainFolders, needsFiles, needsIn, needsOf, withNeeds } from "./domains.ts";
import { type Finding, unexcused } from "./exceptions.ts";
import { filesMatching } from "./files.ts";
import { BASE, EXCEPTIONS, LAYERS, ROOMED, STAGES } from "./import-rules.ts";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";
import { type Import, importsOf } from "./source.ts";

const FILES = ["contracts/**/*.sol", "{src,test,bench,examples,scripts}/**/*.{ts,tsx,sol,mjs}", "*.ts"];

type Layers = typeof LAYERS;

/** The layers of the rules, and one for each domain's contracts: it may import those of the domains that it needs. */
function layersOf(root: string, folders: ReadonlyMap<string, string>): Layers {
  const contracts = [...folders].map(([domain, folder]): [string, readonly string[]] => {
    const needed = [...withNeeds(root, domain)].flatMap((name) => (name === domain ? [] : (folders.get(name) ?? [])));
    return [folder, [...BASE, ...needed]];
  });
  return { ...LAYERS, ...Object.fromEntries(contracts) };
}

/** The layer whose name is the longest beginning of a path. */
const layerOf = (layers: Layers, file: string) =>
  Object.keys(layers)
    .filter((layer) => file === layer || file.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];

const mayImport = (layers: Layers, layer: string, other: string) =>
  layers[layer]?.some((name) => name === other || (name.endsWith("/") && other.startsWith(name))) === true;

/** A contract or a library: what another domain must not import. Interfaces, structs and value types may pass. */
const holdsCode = (source: string) => /^\s*(?:abstract\s+)?(?:contract|library)\s+\w/m.test(source);

/** The folder of a layer that a file is in; undefined for files of the layer itself. */
const folderIn = (layer: string, file: string) => {
  const [folder, ...rest] = file.slice(layer.length + 1).split("/");
  return rest.length > 0 ? folder : undefined;
};

interface Place {
  readonly root: string;
  /** Domain -> the folder of its contracts. */
  readonly folders: ReadonlyMap<string, string>;
  readonly layers: Layers;
  readonly file: string;
  readonly layer: string;
}

/** What is wrong with an import into another room of domains, in this layer or in one below. */
function roomProblem({ root, folders, layers, file, layer }: Place, { target }: Import): string | undefined {
  const to = layerOf(layers, target) ?? "";
  if (!ROOMED.includes(layer) || !ROOMED.includes(to)) return undefined;
  const [room, other] = [folderIn(layer, file), folderIn(to, target)];
  if (room === undefined || other === undefined || room === other || !folders.has(other)) return undefined;
  if (!folders.has(room)) {
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
  if (stage === undefined || stage === other) return undefined;
  if (stages[stage] === undefined) return `no rule covers the stage ${stage}`;
  if (other === undefined) return `the stage ${stage} must not import ${target}, which composes stages`;
  return stages[stage].includes(other) ? undefined : `the stage ${stage} must not import the stage ${other}`;
}

function problemOf(place: Place, found: Import, stages: typeof STAGES): string | undefined {
  const { root, folders, layers, layer } = place;
  const { path, target } = found;
  const to = layerOf(layers, target);
  if (to === undefined) return `imports ${target}, which no layer covers`;
  if (to !== layer && !mayImport(layers, layer, to)) return `${layer} must not import ${to} (${path})`;
  const crosses = layer !== to && [layer, to].every((each) => [...folders.values()].includes(each));
  if (crosses && holdsCode(readFileSync(join(root, target), "utf8"))) {
    return `imports the contract ${target} of another domain; import its interface`;
  }
  return roomProblem(place, found) ?? stageProblem(place, found, stages);
}

/** A domain's rooms that name other needs than its first. */
function needsProblems(root: string, domain: string): Finding[] {
  const [first = "", ...others] = needsFiles(domain).filter((file) => needsIn(root, file) !== undefined);
  const named = (file: string) => [...(needsIn(root, file) ?? [])].sort().join(", ");
  return others
    .filter((file) => named(file) !== named(first))
    .map((file) => ({ key: file, problem: `${file}: needs ${named(file)}, and ${first} needs ${named(first)}` }));
}

export function checkImports(root: string, exceptions = EXCEPTIONS, stages = STAGES): Report {
  const folders = domainFolders(root);
  const layers = layersOf(root, folders);
  const files = filesMatching(root, FILES);
  const graph = new Map<string, string[]>();
  const findings = files.flatMap((file): Finding[] => {
    const layer = layerOf(layers, file);
    if (layer === undefined) return [{ key: file, problem: `${file}: no layer covers this file` }];
    const imports = importsOf(root, file);
    if (file.startsWith("src/"))
      graph.set(
        file,
        imports.map(({ target }) => target),
      );
    return imports.flatMap((found) => {
      const problem = problemOf({ root, folders, layers, file, layer }, found, stages);
      return problem === undefined ? [] : [{ key: `${file} -> ${found.target}`, problem: `${file}: ${problem}` }];
    });
  });
  const circles = circlesOf(graph).map((circle) => ({
    key: circle[0] ?? "",
    problem: `${circle[0]}: imports itself: ${circle.join(" -> ")}`,
  }));
  const needs = [...folders.keys()].flatMap((domain) => needsProblems(root, domain));
  const problems = unexcused([...findings, ...circles, ...needs], exceptions, "scripts/check/import-rules.ts");
  return { seen: files.length, of: "files", problems };
}

export const importsCheck: Check = { name: "imports", run: (root) => checkImports(root) };

await runIfMain(import.meta.url, importsCheck);
