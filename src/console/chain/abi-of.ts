import type { InterfaceAbi } from "ethers";

/** ABIs by their files, each loaded when it is needed. Vite puts the list in when it builds. */
const FILES = import.meta.glob<{ readonly abi: InterfaceAbi }>("../../../types/abi/*.ts");

/** The ABI of a contract of the deployment file; undefined where there is none of this name. */
export async function abiOf(contract: string): Promise<InterfaceAbi | undefined> {
  const load = FILES[`../../../types/abi/${contract}.ts`];
  return load === undefined ? undefined : (await load()).abi;
}
