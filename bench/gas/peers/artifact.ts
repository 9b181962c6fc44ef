import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type BaseContract, Contract, ContractFactory, type InterfaceAbi, type Signer } from "ethers";

const require = createRequire(import.meta.url);

export interface Artifact {
  abi: InterfaceAbi;
  bytecode: string | { object: string };
}

/** A compiled contract exactly as its npm package ships it. */
export function artifactOf(npmPackage: string, path: string): Artifact {
  const root = dirname(require.resolve(`${npmPackage}/package.json`));
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}

/** The version of an installed package. */
export const versionOf = (npmPackage: string): string => require(`${npmPackage}/package.json`).version;

/** Deploys an artifact. What it can do is known at run time only, hence no generated type. */
export async function deploy(signer: Signer, artifact: Artifact, ...args: unknown[]): Promise<Contract> {
  const bytecode = typeof artifact.bytecode === "string" ? artifact.bytecode : artifact.bytecode.object;
  const contract: BaseContract = await new ContractFactory(artifact.abi, bytecode, signer).deploy(...args);
  await contract.waitForDeployment();
  return new Contract(await contract.getAddress(), artifact.abi, signer);
}
