import type { Contract, ContractTransactionReceipt, ContractTransactionResponse } from "ethers";

/** Calls a function by name and waits for its receipt. */
export async function send(contract: Contract, name: string, ...args: unknown[]): Promise<ContractTransactionReceipt> {
  const sent: ContractTransactionResponse = await contract.getFunction(name).send(...args);
  const receipt = await sent.wait();
  if (receipt?.status !== 1) throw new Error(`${name} of a peer was not mined or failed`);
  return receipt;
}

/** As `send`; what it cost. */
export const gasOfCall = async (contract: Contract, name: string, ...args: unknown[]): Promise<number> =>
  Number((await send(contract, name, ...args)).gasUsed); // bounded by the block's limit
