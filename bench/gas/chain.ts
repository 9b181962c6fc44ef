import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { TransactionResponse } from "ethers";
import { network } from "hardhat";

/** The EVM that everything is measured on: in process, empty, the hardfork the contracts are compiled for. */
export const HARDFORK = "cancun";

/** When the chain starts, in seconds. */
export const START = Date.UTC(2030, 0, 1) / 1_000;

type Signer = HardhatEthersSigner;
type Accounts = [Signer, Signer, Signer, Signer, Signer, Signer, Signer, Signer];

export interface Chain {
  ethers: HardhatEthers;
  /** The first eight of the node's accounts; who does what is the same for everybody who is measured. */
  accounts: Accounts;
  chainId: bigint;
  /** Lets time pass; the next transaction's block is at least that much later. */
  pass(seconds: number): Promise<void>;
}

/** Accounts, chain id and start are fixed, so that two runs spend the same gas. */
export async function openChain(): Promise<Chain> {
  const { ethers, provider } = await network.create({
    override: {
      hardfork: HARDFORK,
      chainId: 31337,
      initialDate: new Date(START * 1_000),
      blockGasLimit: 60_000_000n,
    },
  });
  const { chainId } = await ethers.provider.getNetwork();
  return {
    ethers,
    accounts: (await ethers.getSigners()).slice(0, 8) as Accounts, // the node has twenty
    chainId,
    async pass(seconds) {
      await provider.request({ method: "evm_increaseTime", params: [seconds] });
    },
  };
}

/** What a mined transaction cost: base fee of a transaction, calldata and execution, less refunds. */
export async function gasOf(sent: Promise<TransactionResponse>): Promise<number> {
  const receipt = await (await sent).wait();
  if (receipt?.status !== 1) throw new Error("a measured transaction was not mined or failed");
  return Number(receipt.gasUsed); // bounded by the block's limit
}
