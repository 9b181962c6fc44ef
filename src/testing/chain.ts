/** Chains in this process. */
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { network } from "hardhat";

type Ethers = Awaited<ReturnType<typeof network.create>>["ethers"];

export interface TestChain {
  readonly ethers: Ethers;
  /** Sends the deployment of a system. */
  readonly deployer: HardhatEthersSigner;
  /** The development organisation's. */
  readonly admin: HardhatEthersSigner;
  /** Belong to nobody. */
  readonly outsiders: HardhatEthersSigner[];
}

/** The accounts of a chain, by what they are for. */
export async function chainOf(ethers: Ethers): Promise<TestChain> {
  const [deployer, admin, ...outsiders] = (await ethers.getSigners()) as [HardhatEthersSigner, HardhatEthersSigner];
  return { ethers, deployer, admin, outsiders };
}

/** A chain of its own. Its clock starts now: Hardhat's own default is when its configuration was read, minutes ago in a long run. */
export async function freshChain(): Promise<TestChain> {
  const { ethers } = await network.create({ override: { initialDate: new Date() } });
  return chainOf(ethers);
}

/** Brings a chain back to one state, as often as it is called. */
export interface Restorer {
  restore(): Promise<void>;
}

/**
 * Remembers the state that a chain has now. Restored, it mines each transaction at once, and its clock shows the time of day, unless its
 * newest block is later than that.
 */
export async function remember({ ethers }: Pick<TestChain, "ethers">): Promise<Restorer> {
  const send = (method: string, ...parameters: unknown[]) => ethers.provider.send(method, parameters);
  let snapshot = await send("evm_snapshot");
  return {
    async restore() {
      await send("evm_setIntervalMining", 0);
      await send("evm_setAutomine", true);
      if (!(await send("evm_revert", snapshot))) throw new Error(`the chain has no snapshot ${snapshot}`);
      snapshot = await send("evm_snapshot"); // going back has used it up
      const { timestamp } = (await send("eth_getBlockByNumber", "pending", false)) as { timestamp: string };
      const behind = Math.floor(Date.now() / 1_000) - Number(timestamp);
      if (behind > 0) await send("evm_increaseTime", behind);
    },
  };
}
