/** Builds the contracts of test/symbolic and writes them the way that Foundry does, which is what Halmos reads. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, posix } from "node:path";

interface Code {
  readonly object: string;
  readonly linkReferences: object;
}

interface Contract {
  readonly abi: readonly object[];
  readonly metadata: string;
  readonly evm: {
    readonly methodIdentifiers: object;
    readonly bytecode: Code;
    readonly deployedBytecode: Code;
  };
}

interface CompilerOutput {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly sources?: Readonly<Record<string, { readonly id: number; readonly ast: object }>>;
  readonly contracts?: Readonly<Record<string, Readonly<Record<string, Contract>>>>;
}

const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };

/** The files and all that they import. Names are paths from the root, or from node_modules for what is of a package. */
function sourcesOf(root: string, files: readonly string[]): Record<string, { content: string }> {
  const sources: Record<string, { content: string }> = {};
  const wanted = [...files];
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (file in sources) continue;
    const content = readFileSync(join(root, isOfAPackage(file) ? "node_modules" : "", file), "utf8");
    sources[file] = { content };
    for (const [, path = ""] of content.matchAll(/^import[^;]*?"([^"]+)";/gms)) {
      wanted.push(path.startsWith(".") ? posix.normalize(posix.join(posix.dirname(file), path)) : path);
    }
  }
  return sources;
}

const isOfAPackage = (file: string) => file.startsWith("@");

/**
 * Writes an artifact for each contract of test/symbolic to `folder`/X.sol/X.json.
 *
 * @throws Error with the compiler's words when a contract does not compile.
 */
export function writeArtifacts(root: string, folder: string): void {
  const files = globSync("test/symbolic/*.sol", { cwd: root }).sort();
  const wanted = ["abi", "metadata", "evm.methodIdentifiers", "evm.bytecode", "evm.deployedBytecode"];
  const settings = { evmVersion: "cancun", outputSelection: { "*": { "": ["ast"], "*": wanted } } };
  const input = { language: "Solidity", sources: sourcesOf(root, files), settings };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as CompilerOutput;
  const errors = output.errors?.filter(({ severity }) => severity === "error") ?? [];
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));

  rmSync(folder, { recursive: true, force: true });
  for (const file of files) {
    for (const [name, { abi, metadata, evm }] of Object.entries(output.contracts?.[file] ?? {})) {
      const { methodIdentifiers, bytecode, deployedBytecode } = evm;
      const artifact = {
        abi,
        methodIdentifiers,
        metadata: JSON.parse(metadata) as object,
        bytecode: { object: `0x${bytecode.object}`, linkReferences: bytecode.linkReferences },
        deployedBytecode: { object: `0x${deployedBytecode.object}`, linkReferences: deployedBytecode.linkReferences },
        ...output.sources?.[file],
      };
      const target = join(folder, basename(file));
      mkdirSync(target, { recursive: true });
      writeFileSync(join(target, `${name}.json`), JSON.stringify(artifact));
    }
  }
}
