/** Builds what a changed source is part of, without the optimizer, into a folder of artifacts of its own. */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, posix } from "node:path";

interface CompilerInput {
  readonly sources: Readonly<Record<string, { readonly content: string }>>;
  readonly settings: { readonly remappings?: readonly string[] };
}

interface Code {
  readonly object: string;
  readonly linkReferences: object;
  readonly immutableReferences?: object;
}

interface CompilerOutput {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly contracts?: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly evm: { readonly bytecode: Code; readonly deployedBytecode: Code } }>>
    >
  >;
}

const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };
const PROJECT = "project/";
const EVM = ["evm.bytecode.object", "evm.bytecode.linkReferences", "evm.deployedBytecode"];

/** The project's sources as they are now, and those of packages as the builds took them. */
function currentInput(root: string): CompilerInput {
  const sources: Record<string, { readonly content: string }> = {};
  let remappings: readonly string[] = [];
  for (const path of globSync("artifacts/build-info/*.json", { cwd: root })) {
    if (path.endsWith(".output.json")) continue;
    const { input } = JSON.parse(readFileSync(join(root, path), "utf8")) as { input: CompilerInput };
    remappings = [...new Set([...remappings, ...(input.settings.remappings ?? [])])];
    for (const [name, source] of Object.entries(input.sources)) if (!name.startsWith(PROJECT)) sources[name] = source;
  }
  for (const file of globSync("contracts/**/*.sol", { cwd: root })) {
    sources[`${PROJECT}${file}`] = { content: readFileSync(join(root, file), "utf8") };
  }
  return { sources, settings: { remappings } };
}

/** The name of the source that `importer` calls `path`. A remapping is CONTEXT:PREFIX=TARGET. */
function resolveImport(remappings: readonly string[], importer: string, path: string): string {
  if (path.startsWith(".")) return posix.normalize(posix.join(posix.dirname(importer), path));
  for (const remapping of remappings) {
    const [, context = "", prefix = "", target = ""] = /^(?:(.*?):)?(.*?)=(.*)$/.exec(remapping) ?? [];
    if (importer.startsWith(context) && path.startsWith(prefix)) return `${target}${path.slice(prefix.length)}`;
  }
  return path;
}

/** The sources that a source reaches through its imports, itself among them. */
function reachedFrom(input: CompilerInput, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = input.sources[name]?.content ?? "";
  for (const [, path = ""] of text.matchAll(/^import[^;]*?"([^"]+)";/gms)) {
    reachedFrom(input, resolveImport(input.settings.remappings ?? [], name, path), seen);
  }
  return seen;
}

const sourceOf = (artifact: string): string => `${PROJECT}${dirname(artifact).slice("artifacts/".length)}`;

/** Artifacts of contracts of the project that have `file` in them. */
function artifactsOver(root: string, input: CompilerInput, file: string): string[] {
  return globSync("artifacts/contracts/**/*.sol/*.json", { cwd: root }).filter((path) => {
    if (!reachedFrom(input, sourceOf(path)).has(`${PROJECT}${file}`)) return false;
    const { bytecode } = JSON.parse(readFileSync(join(root, path), "utf8")) as { bytecode: string };
    return bytecode !== "0x";
  });
}

function compile(input: object): CompilerOutput {
  return JSON.parse(solc.compile(JSON.stringify(input))) as CompilerOutput;
}

function errorsOf({ errors = [] }: CompilerOutput): string[] {
  return errors.filter(({ severity }) => severity === "error").map(({ formattedMessage }) => formattedMessage);
}

/** Builds the contracts that `file` is part of, with `content` in its place. @throws Error with the compiler's words. */
type Build = (file: string, content: string) => void;

/** Copies the artifacts to `folder`, where each build takes the place of the one before. */
export function openBuild(root: string, folder: string): Build {
  const input = currentInput(root);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, "artifacts"), folder, { recursive: true });
  const place = (path: string): string => join(folder, path.slice("artifacts/".length));
  /** Files with functions that have more variables than the stack that the quick way of generating code can reach. */
  const deep = new Set<string>();
  let changed: readonly string[] = [];

  function compileOver(file: string, content: string, paths: readonly string[]): CompilerOutput {
    const outputSelection: Record<string, Record<string, string[]>> = {};
    const names = new Set<string>();
    for (const path of paths) {
      outputSelection[sourceOf(path)] = { [basename(path, ".json")]: [...EVM] };
      reachedFrom(input, sourceOf(path), names);
    }
    const sources = Object.fromEntries([...names].map((name) => [name, input.sources[name]]));
    sources[`${PROJECT}${file}`] = { content };
    const settings = { evmVersion: "cancun", remappings: input.settings.remappings, outputSelection };
    if (!deep.has(file)) {
      const output = compile({ language: "Solidity", sources, settings });
      if (!errorsOf(output).some((message) => message.includes("Stack too deep"))) return output;
      deep.add(file);
    }
    return compile({ language: "Solidity", sources, settings: { ...settings, viaIR: true } });
  }

  return (file, content) => {
    for (const path of changed) cpSync(join(root, path), place(path));
    changed = artifactsOver(root, input, file);
    const output = compileOver(file, content, changed);
    if (errorsOf(output).length > 0) throw new Error(errorsOf(output).join("\n"));
    for (const path of changed) {
      const built = output.contracts?.[sourceOf(path)]?.[basename(path, ".json")]?.evm;
      if (built === undefined) throw new Error(`the compiler gave no code for ${path}`);
      const { bytecode, deployedBytecode } = built;
      const artifact = {
        ...(JSON.parse(readFileSync(join(root, path), "utf8")) as object),
        bytecode: `0x${bytecode.object}`,
        linkReferences: bytecode.linkReferences,
        deployedBytecode: `0x${deployedBytecode.object}`,
        deployedLinkReferences: deployedBytecode.linkReferences,
        immutableReferences: deployedBytecode.immutableReferences ?? {},
      };
      writeFileSync(place(path), JSON.stringify(artifact));
    }
  };
}
