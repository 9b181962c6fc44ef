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

/** The project's sources as they are now, and those of packages as the builds took them. */
export function currentInput(root: string): CompilerInput {
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

/** The sources that a source reaches through its imports, itself among them. */
function reachedFrom(input: CompilerInput, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = input.sources[name]?.content ?? "";
  for (const [, path = ""] of text.matchAll(/^import[^;]*?"([^"]+)";/gms)) {
    if (path.startsWith(".")) reachedFrom(input, posix.normalize(posix.join(posix.dirname(name), path)), seen);
  }
  return seen;
}

/** Artifacts of contracts of the project that have `file` in them. */
function artifactsOver(root: string, input: CompilerInput, file: string): string[] {
  return globSync("artifacts/contracts/**/*.sol/*.json", { cwd: root }).filter((path) => {
    const source = `${PROJECT}${dirname(path).slice("artifacts/".length)}`;
    if (!reachedFrom(input, source).has(`${PROJECT}${file}`)) return false;
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

/**
 * Copies the artifacts to `folder`, with those that `file` is part of built anew from `content`.
 *
 * @throws Error with the compiler's words when the changed source does not compile.
 */
export function buildChanged(root: string, folder: string, file: string, content: string): void {
  const input = currentInput(root);
  const paths = artifactsOver(root, input, file);
  const evm = ["evm.bytecode.object", "evm.bytecode.linkReferences", "evm.deployedBytecode"];
  const outputSelection: Record<string, Record<string, string[]>> = {};
  for (const path of paths) {
    const source = `${PROJECT}${dirname(path).slice("artifacts/".length)}`;
    outputSelection[source] = { [basename(path, ".json")]: evm };
  }
  const sources = { ...input.sources, [`${PROJECT}${file}`]: { content } };
  const settings = { evmVersion: "cancun", remappings: input.settings.remappings, outputSelection };
  let output = compile({ language: "Solidity", sources, settings });
  // Some functions have more variables than the stack that the quick way of generating code can reach.
  if (errorsOf(output).some((message) => message.includes("Stack too deep"))) {
    output = compile({ language: "Solidity", sources, settings: { ...settings, viaIR: true } });
  }
  if (errorsOf(output).length > 0) throw new Error(errorsOf(output).join("\n"));

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, "artifacts"), folder, { recursive: true });
  for (const path of paths) {
    const target = join(folder, path.slice("artifacts/".length));
    const source = `${PROJECT}${dirname(path).slice("artifacts/".length)}`;
    const built = output.contracts?.[source]?.[basename(path, ".json")]?.evm;
    if (built === undefined) throw new Error(`the compiler gave no code for ${path}`);
    const { bytecode, deployedBytecode } = built;
    const artifact = {
      ...(JSON.parse(readFileSync(target, "utf8")) as object),
      bytecode: `0x${bytecode.object}`,
      linkReferences: bytecode.linkReferences,
      deployedBytecode: `0x${deployedBytecode.object}`,
      deployedLinkReferences: deployedBytecode.linkReferences,
      immutableReferences: deployedBytecode.immutableReferences ?? {},
    };
    writeFileSync(target, JSON.stringify(artifact));
  }
}
