import { encodeRlp, keccak256, toBeArray, ZeroAddress, ZeroHash } from "ethers";
import type { Genesis } from "./genesis.ts";

/** Root of a trie that has nothing in it, and the hash of an empty list. */
const EMPTY_TRIE = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
const NO_OMMERS = "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";

/**
 * The hash that a node gives block 0 of such a genesis: of its header as Cancun has it, with the extra data as it is. Without accounts the
 * state is empty.
 */
export function hashGenesis(genesis: Omit<Genesis, "config">, stateRoot = EMPTY_TRIE): string {
  const { timestamp, gasLimit, baseFeePerGas, difficulty, nonce, mixHash, extraData } = genesis;
  return keccak256(
    encodeRlp([
      ZeroHash,
      NO_OMMERS,
      ZeroAddress,
      stateRoot,
      EMPTY_TRIE,
      EMPTY_TRIE,
      `0x${"00".repeat(256)}`,
      scalar(difficulty),
      "0x",
      scalar(gasLimit),
      "0x",
      scalar(timestamp),
      extraData,
      mixHash,
      `0x${BigInt(nonce).toString(16).padStart(16, "0")}`,
      scalar(baseFeePerGas),
      EMPTY_TRIE, // no withdrawals
      "0x", // no blob gas used
      "0x", // and none in excess
      ZeroHash, // no beacon block
    ]),
  );
}

/** Zero has no byte. */
const scalar = (quantity: string) => toBeArray(BigInt(quantity));
