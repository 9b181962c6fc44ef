import type { JsonRpcProvider } from "ethers";

/** One block per transaction, or blocks at intervals with a pool before them, as on a production chain. */
export async function setMining(provider: JsonRpcProvider, automine: boolean): Promise<void> {
  await provider.send("evm_setIntervalMining", [automine ? 0 : 15]);
  await provider.send("evm_setAutomine", [automine]);
  await provider.send("evm_mine", []);
}
