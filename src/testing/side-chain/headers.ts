import { keccak256, toQuantity, toUtf8Bytes, ZeroHash } from "ethers";
import { encodeExtraData } from "../../sdk/anchoring/model/extra-data.ts";
import { blockHashOf, type QbftHeader } from "../../sdk/anchoring/model/qbft-header.ts";
import type { RpcBlock } from "../../sdk/core/proof/header.ts";
import { BFT_MIX_HASH } from "../../sdk/core/proof/qbft.ts";
import type { QbftValidator } from "../qbft/validators.ts";
import { sealHeader } from "./seal-header.ts";

export interface SideHeaderParameters {
  readonly number: number;
  readonly validators: readonly QbftValidator[];
  /** Who seals it, or how many of them. @default all */
  readonly sealers?: number | readonly QbftValidator[];
  readonly round?: number;
  readonly changes?: Partial<QbftHeader>;
}

const EMPTY_TRIE = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";

/** A header of Cancun's form that is on no chain. */
export function sideHeader({ number, validators, sealers, round = 0, changes }: SideHeaderParameters): QbftHeader {
  const [proposer] = validators;
  const extraData = { vanity: ZeroHash, validators: validators.map(({ address }) => address), round, seals: [] };
  const header: QbftHeader = {
    parentHash: keccak256(toUtf8Bytes(`block ${number - 1}`)),
    coinbase: (proposer?.address ?? "").toLowerCase(),
    stateRoot: keccak256(toUtf8Bytes(`state ${number}`)),
    transactionsRoot: EMPTY_TRIE,
    receiptsRoot: EMPTY_TRIE,
    logsBloom: `0x${"00".repeat(256)}`,
    number,
    gasLimit: 100_000_000,
    gasUsed: 0,
    timestamp: 1_800_000_000 + number,
    extraData,
    forkItems: ["0x", EMPTY_TRIE, "0x", "0x", ZeroHash],
    ...changes,
  };
  return sealHeader(header, typeof sealers === "object" ? sealers : validators.slice(0, sealers));
}

/** The header as `eth_getBlockByNumber` of a node gives it. */
export function blockJson(header: QbftHeader): RpcBlock {
  const { number, gasLimit, gasUsed, timestamp, extraData, coinbase, forkItems, ...rest } = header;
  const [baseFee, withdrawalsRoot, blobGasUsed, excessBlobGas, parentBeaconBlockRoot] = forkItems;
  const zero = (item: string | undefined) => (item === "0x" ? "0x0" : item);
  return {
    ...rest,
    hash: blockHashOf(header),
    miner: coinbase,
    sha3Uncles: "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347",
    difficulty: "0x1",
    number: toQuantity(number),
    gasLimit: toQuantity(gasLimit),
    gasUsed: toQuantity(gasUsed),
    timestamp: toQuantity(timestamp),
    extraData: encodeExtraData(extraData),
    mixHash: BFT_MIX_HASH,
    nonce: "0x0000000000000000",
    baseFeePerGas: zero(baseFee),
    withdrawalsRoot,
    blobGasUsed: zero(blobGasUsed),
    excessBlobGas: zero(excessBlobGas),
    parentBeaconBlockRoot,
    transactions: [],
    uncles: [],
    withdrawals: [],
  };
}
