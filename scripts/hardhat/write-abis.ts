import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface Artifact {
  readonly contractName: string;
  readonly sourceName: string;
  readonly abi: readonly Entry[];
  readonly bytecode: string;
}

interface Entry {
  readonly type: string;
  readonly inputs?: readonly Value[];
  readonly outputs?: readonly Value[];
}

interface Value {
  readonly internalType?: string;
  readonly components?: readonly Value[];
}

/**
 * Writes the ABIs of the deployable contracts: `types/abi/<name>.ts` with the constants that the SDK binds to, `abi/<name>.json`
 * for any other tool, and `types/contracts.ts`, which names TypeChain's types. No bytecode is in them.
 *
 * @throws when two contracts have one name: a file of the one would replace that of the other.
 */
export function writeAbis(root: string, artifactPaths: readonly string[]): void {
  const artifacts = artifactPaths
    .map((path) => JSON.parse(readFileSync(path, "utf8")) as Artifact)
    .filter(isDeployable);
  artifacts.sort((a, b) => (a.contractName < b.contractName ? -1 : 1));
  const twice = artifacts.find(({ contractName }, i) => artifacts[i + 1]?.contractName === contractName);
  if (twice) throw new Error(`two contracts are named ${twice.contractName}`);

  const constants = emptyFolder(join(root, "types", "abi"));
  const json = emptyFolder(join(root, "abi"));
  for (const { contractName, abi } of artifacts) {
    writeFileSync(join(constants, `${contractName}.ts`), constantsOf(abi));
    writeFileSync(join(json, `${contractName}.json`), `${JSON.stringify(abi)}\n`);
  }
  writeFileSync(join(root, "types", "contracts.ts"), `${BANNER}${typesOf(artifacts)}`);
}

const BANNER = "/* Written by every build of the contracts. Do not edit. */\n";

/** A contract that has code and a function: neither an interface nor a library of internal functions. */
const isDeployable = ({ abi, bytecode }: Artifact) => bytecode !== "0x" && abi.some(({ type }) => type === "function");

function emptyFolder(path: string): string {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

/** `errors` is apart, so that a contract that can only be called through another one costs no more than these. */
function constantsOf(abi: readonly Entry[]): string {
  const errors = abi.filter(({ type }) => type === "error");
  const callable = abi.filter(({ type }) => type !== "constructor"); // of no use without bytecode
  return `${BANNER}export const abi = ${literal(callable)} as const;\n\nexport const errors = ${literal(errors)} as const;\n`;
}

/** Names of Solidity's types are of no use outside Solidity, and a third of the text. What is not indexed, anonymous or named does not say so. */
const literal = (abi: readonly Entry[]) =>
  JSON.stringify(abi, (key, value) => {
    const isDefault = (key === "indexed" || key === "anonymous") && value === false;
    const isUnnamed = key === "name" && value === "";
    return key === "internalType" || isDefault || isUnnamed ? undefined : value;
  });

/**
 * TypeChain puts the types of a contract where its source is, with those of the structs that its functions take and give. A struct of
 * several contracts is named once.
 *
 * @throws when two structs have one name.
 */
function typesOf(artifacts: readonly Artifact[]): string {
  const known = new Map<string, string>();
  return artifacts
    .map(({ contractName, sourceName, abi }) => {
      const names = [contractName];
      const calls = abi.filter(({ type }) => type === "function" || type === "constructor");
      for (const [name, shape] of calls.flatMap(({ inputs = [], outputs = [] }) =>
        structsIn([...inputs, ...outputs]),
      )) {
        if ((known.get(name) ?? shape) !== shape) throw new Error(`two structs are named ${name}`);
        if (!known.has(name)) names.push(`${name}Struct`, `${name}StructOutput`);
        known.set(name, shape);
      }
      return `export type { ${names.join(", ")} } from "./ethers-contracts/${dirname(sourceName)}/${contractName}.ts";\n`;
    })
    .join("");
}

/** Structs by name, with what they consist of. */
function structsIn(values: readonly Value[]): [name: string, shape: string][] {
  return values.flatMap(({ internalType = "", components = [] }) => {
    const [, name] = /^struct (\w+)(\[\d*\])*$/.exec(internalType) ?? [];
    const inner = structsIn(components);
    return name === undefined ? inner : [[name, JSON.stringify(components)], ...inner];
  });
}
