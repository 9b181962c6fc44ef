import { toQuantity, ZeroAddress } from "ethers";
import { genesisExtraData } from "../model/extra-data.ts";
import type { Genesis } from "../model/genesis.ts";
import type { Timing } from "./choose-timing.ts";

/** "ctical byzantine fault tolerance": by it a block is known as one of QBFT or IBFT. */
const MIX_HASH = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";
/** Blocks after which votes that came to nothing are forgotten; never changed on a chain that runs. */
const EPOCH = 30_000;
/** Ethereum's own. No contract of ours is larger, and a larger limit would not raise that of creation code. */
const CONTRACT_SIZE = 24_576;

export interface GenesisParameters {
  readonly chainId: number;
  readonly timing: Timing;
  /** Addresses of the validators. */
  readonly validators: readonly string[];
}

/** The genesis of a chain on which gas is free. What each value is for is in genesis.md, which `describeGenesis` writes. */
export function createGenesis({ chainId, timing, validators }: GenesisParameters): Genesis {
  return {
    config: {
      chainId,
      londonBlock: 0,
      shanghaiTime: 0,
      cancunTime: 0,
      zeroBaseFee: true,
      contractSizeLimit: CONTRACT_SIZE,
      qbft: {
        blockperiodseconds: timing.blockPeriodSeconds,
        epochlength: EPOCH,
        requesttimeoutseconds: timing.requestTimeoutSeconds,
      },
    },
    nonce: "0x0",
    timestamp: "0x0",
    gasLimit: toQuantity(timing.gasLimit),
    baseFeePerGas: "0x0",
    difficulty: "0x1",
    mixHash: MIX_HASH,
    coinbase: ZeroAddress,
    alloc: {},
    extraData: genesisExtraData(validators),
  };
}
