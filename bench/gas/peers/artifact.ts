import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type BaseContract, Contract, ContractFactory, type InterfaceAbi, type Signer } from "ethers";

const require = createRequire(import.meta.url);

export interface Artifact {
  abi: InterfaceAbi;
  bytecode: string | { object: string };
}

/** A compiled contract exactly as its npm package ships it. */
export function artifactOf(npmPackage: string, path: string): Artifact {
  return readJson(npmPackage, path);
}

/** The version of an installed package. */
export const versionOf = (npmPackage: string): string => readJson(npmPackage, "package.json").version;

/** Found as Node finds packages; read as a file, because not every package exports its package.json. */
function readJson(npmPackage: string, path: string) {
  const root = require.resolve
    .paths(npmPackage)
    ?.map((folder) => join(folder, npmPackage))
    .find(existsSync);
  if (root === undefined) throw new Error(`${npmPackage} is not installed`);
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}

/** Deploys an artifact. What it can do is known at run time only, hence no generated type. */
export async function deploy(signer: Signer, artifact: Artifact, ...args: unknown[]): Promise<Contract> {
  const bytecode = typeof artifact.bytecode === "string" ? artifact.bytecode : artifact.bytecode.object;
  const contract: BaseContract = await new ContractFactory(artifact.abi, bytecode, signer).deploy(...args);
  await contract.waitForDeployment();
  return new Contract(await contract.getAddress(), artifact.abi, signer);
}
